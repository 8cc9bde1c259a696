import type { Metres, DayNumber, Instant } from '../../vocabulary/units.js';
import type { TimeWindow } from '../../vocabulary/time-window.js';
import { crowFly_m } from '../../vocabulary/place.js';
import { dayNumber, localDays } from './local-day.js';
import type { IsoWindow, Lot, Problem, Recipient, StandingRule } from './problem.js';

/** A lot with its times as numbers. `row` is its place in the file, which a travel matrix goes by. */
export interface PreparedLot extends Lot {
  readonly row: number;
  readonly pickupFrom: Instant;
  readonly pickupTo: Instant;
  readonly pickupDay: DayNumber;
  /** The last day a DLC allows; undefined when the lot has no date. */
  readonly lastDay: DayNumber | undefined;
  /** Infinity when there is no deadline. */
  readonly deadlineAt: Instant;
}

/** A recipient with its times as numbers. `column` is its place in the file. */
export interface PreparedRecipient extends Recipient {
  readonly column: number;
  readonly opening: readonly TimeWindow[] | undefined;
  readonly distributionAt: readonly Instant[] | undefined;
  readonly habilitationDays: { readonly from: DayNumber; readonly to: DayNumber } | undefined;
  readonly standingRules: readonly PreparedRule[] | undefined;
}

/** A standing rule with its times as numbers. */
export interface PreparedRule extends StandingRule {
  readonly within: readonly TimeWindow[] | undefined;
}

/** A problem made ready for millions of pairs: no text is parsed after this. */
export interface Prepared {
  readonly problem: Problem;
  readonly nowAt: Instant;
  readonly localDay: (at: Instant) => DayNumber;
  /** In an order that depends on what they are, not on what they are called nor on their place in the file. */
  readonly lots: readonly PreparedLot[];
  readonly recipients: readonly PreparedRecipient[];
  readonly travel_m: (lot: PreparedLot, recipient: PreparedRecipient) => Metres;
}

/** Twins in everything but their name are told apart by their id. */
function inOrder<T extends { readonly id: string }>(items: readonly T[], key: (item: T) => string): T[] {
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => compareText(a.key, b.key) || compareText(a.item.id, b.item.id))
    .map(({ item }) => item);
}

/** By code unit, the same on every machine, unlike localeCompare. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function travelOf({ travel }: Problem): Prepared['travel_m'] {
  if (travel.model === 'matrix') return (lot, recipient) => travel.metres[lot.row]?.[recipient.column] ?? Infinity;
  return (lot, recipient) => {
    const crow_m = crowFly_m(lot.point, recipient.point);
    return crow_m === 0 ? 0 : travel.intercept_m + travel.slope * crow_m;
  };
}

const windowOf = ({ from, to }: IsoWindow): TimeWindow => ({ from: Date.parse(from), to: Date.parse(to) });

const day = (date: string): DayNumber => dayNumber(date) ?? NaN;

/** Parses the times of a problem that `readProblem` accepted and puts lots and recipients in their canonical order. */
export function prepare(problem: Problem): Prepared {
  const localDay = localDays(problem.timeZone);
  const lots = problem.lots.map((lot, row): PreparedLot => {
    const pickupFrom = Date.parse(lot.pickup.from);
    return {
      ...lot,
      row,
      pickupFrom,
      pickupTo: Date.parse(lot.pickup.to),
      pickupDay: localDay(pickupFrom),
      lastDay: lot.date === undefined ? undefined : day(lot.date),
      deadlineAt: lot.deadline === null ? Infinity : Date.parse(lot.deadline),
    };
  });
  const recipients = problem.recipients.map((recipient, column): PreparedRecipient => {
    const { open, distributions, habilitation, preAccepts } = recipient;
    return {
      ...recipient,
      column,
      opening: open?.map(windowOf),
      distributionAt: distributions?.map((at) => Date.parse(at)),
      habilitationDays: habilitation && { from: day(habilitation.from), to: day(habilitation.to) },
      standingRules: preAccepts?.map((rule) => ({ ...rule, within: rule.during?.map(windowOf) })),
    };
  });
  return {
    problem,
    nowAt: Date.parse(problem.now),
    localDay,
    lots: inOrder(lots, ({ id, donor, row, answeredNo, ...content }) => JSON.stringify(content)),
    recipients: inOrder(recipients, ({ id, column, conventions, ...content }) => JSON.stringify(content)),
    travel_m: travelOf(problem),
  };
}
