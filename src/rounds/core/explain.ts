import type { Words } from '../../vocabulary/words.js';
import { cheapestFit, type Effort, withOpen } from './fitting.js';
import type { Model, Request } from './model.js';
import type { Facts, Level } from './rule.js';
import { type BrokenRule, brokenRules, type RuleCode, RULES } from './rules/index.js';
import { schedule, type Trip } from './trip.js';

/** No rule stops the vehicle: the territory's own objective does. */
const NOT_WORTH_THE_DETOUR = {
  code: 'not-worth-the-detour',
  level: 'HOLD',
  because: {
    fr: 'Le détour coûterait plus que ce que le territoire accorde à ce colis.',
    en: 'The detour would cost more than the territory grants to this parcel.',
  },
} as const;

/** Nothing stops the vehicle: the search was over before it came to this. */
const SEARCH_ENDED = {
  code: 'search-ended',
  level: 'HOLD',
  because: {
    fr: 'Une place existe, mais le calcul s’est arrêté avant de la trouver : relancez la planification.',
    en: 'There is room, but planning ended before it was found: plan again.',
  },
} as const;

export type ReasonCode = RuleCode | typeof NOT_WORTH_THE_DETOUR.code | typeof SEARCH_ENDED.code;

/** Why a vehicle does not serve a request. */
export interface Reason {
  readonly vehicle: string;
  readonly code: ReasonCode;
  readonly level: Level;
  readonly facts: Facts;
}

/** The sentence shown for each reason. */
export const REASON_WORDS: ReadonlyMap<ReasonCode, Words> = new Map(
  [...RULES, NOT_WORTH_THE_DETOUR, SEARCH_ENDED].map(({ code, because }) => [code, because]),
);

/**
 * The rule that stops each vehicle from taking a request, where its round now stands. Every order of stops is looked at
 * while the effort lasts; then only those in which pickup and delivery follow one another, or one of them has its best place.
 */
export function explain(request: Request, trips: readonly Trip[], { objective }: Model, effort: Effort): Reason[] {
  return trips.map((trip): Reason => {
    const vehicle = trip.vehicle.id;
    if (request.aboard !== undefined && request.aboard !== vehicle) {
      return { vehicle, code: 'pickup-before-delivery', level: 'BLOCK', facts: { aboard: request.aboard } };
    }
    const fit = cheapestFit(trip, request, { objective, effort });
    if (fit !== undefined) {
      const { code, level } = fit.added >= request.worth && request.aboard === undefined ? NOT_WORTH_THE_DETOUR : SEARCH_ENDED;
      return { vehicle, code, level, facts: { added: fit.added } };
    }
    const broken = decisive(request, trip);
    if (broken === undefined) return { vehicle, code: SEARCH_ENDED.code, level: SEARCH_ENDED.level, facts: {} };
    return { vehicle, code: broken.rule.code, level: broken.rule.level, facts: broken.facts };
  });
}

/**
 * What is wrong where least is wrong: with one rule less in the way the request would have been taken there. Looks at
 * every position for pickup and delivery together, then moves the delivery away from the best of them.
 */
function decisive(request: Request, { vehicle, stops }: Trip): BrokenRule | undefined {
  let least: Attempt | undefined;
  const attempt = (i: number, j: number): void => {
    const broken = brokenRules(schedule(vehicle, withOpen(stops, request, { i, j })));
    if (broken.length > 0 && (least === undefined || compare(broken, least.broken) < 0)) least = { i, broken };
  };
  for (let i = vehicle.committed.length; i <= stops.length; i++) attempt(i, i);
  const from = least?.i ?? 0;
  for (let j = from + 1; j <= stops.length && request.open.length > 1; j++) attempt(from, j);
  return least?.broken[0];
}

interface Attempt {
  readonly i: number;
  readonly broken: readonly BrokenRule[];
}

const late_s = ([first]: readonly BrokenRule[]): number => Number(first?.facts['late_s'] ?? 0);

const compare = (a: readonly BrokenRule[], b: readonly BrokenRule[]): number => a.length - b.length || late_s(a) - late_s(b);
