import { COLD_CLASSES, DATE_KINDS, DONOR_KINDS, RECIPIENT_KINDS } from '../../vocabulary/food.js';
import type { Point } from '../../vocabulary/place.js';
import { dayNumber, localDays } from './local-day.js';
import type { Band, FixedLoad, IsoWindow, Lot, Policy, Problem, Recipient, StandingRule, Travel } from './problem.js';
import type { ProblemError, Read } from '../../vocabulary/reading.js';
import {
  aboveZero,
  isoInstant,
  list,
  mapOf,
  numberFrom,
  object,
  oneOf,
  optional,
  readStrictly,
  required,
  stop,
  text,
  truth,
  wholeFromOne,
} from '../../vocabulary/reading.js';

const amount = numberFrom(0);

const instantOrNull: Read<string | null> = (value, where) => (value === null ? null : isoInstant(value, where));

const date: Read<string> = (value, where) =>
  dayNumber(text(value, where)) === undefined ? stop(where, 'must be a day, such as 2026-11-20') : (value as string);

const window: Read<IsoWindow> = object<IsoWindow>({ from: required(isoInstant), to: required(isoInstant) }, ({ from, to }, where) => {
  if (Date.parse(to) < Date.parse(from)) stop(where, 'ends before it starts');
});

const days = object<{ from: string; to: string }>({ from: required(date), to: required(date) }, ({ from, to }, where) => {
  if (to < from) stop(where, 'ends before it starts');
});

const point: Read<Point> = (value, where) => {
  const [lon, lat, ...more] = list(numberFrom(-180))(value, where);
  if (lon === undefined || lat === undefined || more.length > 0) stop(where, 'must be [longitude, latitude]');
  if (lon > 180) stop(`${where}[0]`, `longitude out of range: ${String(lon)}`);
  if (Math.abs(lat) > 90) stop(`${where}[1]`, `latitude out of range: ${String(lat)}`);
  return [lon, lat];
};

const perClass = <V extends string, T>(names: readonly V[], field: T): Record<V, T> =>
  Object.fromEntries(names.map((name) => [name, field])) as Record<V, T>;

const band = object<Band>({ least: required(amount), most: required(amount), from_g: optional(amount) }, ({ least, most }, where) => {
  // The ratios of all associations, weighed by entitlement, come to 1: a band without it could not hold for anyone.
  if (least > 1) stop(`${where}.least`, 'must be at most 1');
  if (most < 1) stop(`${where}.most`, 'must be at least 1');
});

const policy = object<Policy>({
  tierWeight: required(object<Policy['tierWeight']>(perClass(RECIPIENT_KINDS, required(amount)))),
  urgency: required(object<Policy['urgency']>({ horizonHours: required(aboveZero), boost: required(amount) })),
  pairCost: required(object<Policy['pairCost']>({ fixed_g: required(amount), perMetre_g: required(amount) })),
  fairness: required(object<Policy['fairness']>({ weight: required(amount), band: optional(band) })),
  maxParcelsPerLot: required(wholeFromOne),
});

const affine = object<Extract<Travel, { model: 'affine' }>>({
  model: required(oneOf(['affine'])),
  intercept_m: required(amount),
  slope: required(amount),
  speed_kmh: required(aboveZero),
});

const matrix = object<Extract<Travel, { model: 'matrix' }>>({
  model: required(oneOf(['matrix'])),
  metres: required(list(list(amount))),
  speed_kmh: required(aboveZero),
});

const travel: Read<Travel> = (value, where) => {
  const model: unknown = typeof value === 'object' && value !== null && 'model' in value ? value.model : undefined;
  oneOf(['affine', 'matrix'])(model, `${where}.model`);
  return model === 'matrix' ? matrix(value, where) : affine(value, where);
};

const lot = object<Lot>(
  {
    id: required(text),
    donor: required(text),
    point: required(point),
    donorKind: required(oneOf(DONOR_KINDS)),
    category: required(text),
    animalOrigin: required(truth),
    prepacked: required(truth),
    cold: required(oneOf(COLD_CLASSES)),
    dateKind: required(oneOf(DATE_KINDS)),
    date: optional(date),
    deadline: required(instantOrNull),
    package_g: required(wholeFromOne),
    packages: required(wholeFromOne),
    allergens: optional(list(text)),
    needsSorting: required(truth),
    pickup: required(window),
    answeredNo: optional(list(text)),
  },
  (value, where) => {
    if (value.dateKind === 'DLC' && value.date === undefined) stop(`${where}.date`, 'is missing: a DLC has a day');
  },
);

const acceptance = mapOf<number>((value, where) => (aboveZero(value, where) <= 1 ? (value as number) : stop(where, 'must be 1 at most')));

const standingRule = object<StandingRule>({
  categories: optional(list(text)),
  cold: optional(list(oneOf(COLD_CLASSES))),
  most_g: optional(aboveZero),
  during: optional(list(window)),
});

const massByCold = object<NonNullable<Recipient['capacity_g']>>(perClass(COLD_CLASSES, optional(amount)));

const recipient = object<Recipient>({
  id: required(text),
  kind: required(oneOf(RECIPIENT_KINDS)),
  point: required(point),
  accepts: optional(list(text)),
  refusesAllergens: optional(list(text)),
  capacity_g: optional(massByCold),
  total_g: optional(amount),
  minDelivery_g: optional(amount),
  maxDistance_m: optional(amount),
  shortDlc: optional(truth),
  cooks: optional(truth),
  habilitation: optional(days),
  conventions: optional(list(text)),
  open: optional(list(window)),
  distributions: optional(list(isoInstant)),
  entitlement: optional(amount),
  received_g: optional(amount),
  receivedByCold_g: optional(massByCold),
  acceptance: optional(acceptance),
  preAccepts: optional(list(standingRule)),
});

const fixedLoad = object<FixedLoad>({
  recipient: required(text),
  cold: required(oneOf(COLD_CLASSES)),
  grams: required(amount),
});

const timeZone: Read<string> = (value, where) => {
  try {
    localDays(text(value, where));
  } catch (error) {
    if (error instanceof RangeError) stop(where, `unknown time zone ${JSON.stringify(value)}`);
    throw error;
  }
  return value as string;
};

function uniqueIds(items: readonly { readonly id: string }[], where: string): ReadonlySet<string> {
  const first = new Map<string, number>();
  items.forEach(({ id }, index) => {
    const before = first.get(id);
    if (before !== undefined) {
      stop(`${where}[${String(index)}].id`, `${JSON.stringify(id)} is already the id of ${where}[${String(before)}]`);
    }
    first.set(id, index);
  });
  return new Set(first.keys());
}

const problem = object<Omit<Problem, 'fixed'> & { fixed?: Problem['fixed'] }>(
  {
    format: required(oneOf(['glane-matching/1'])),
    now: required(isoInstant),
    timeZone: required(timeZone),
    policy: required(policy),
    travel: required(travel),
    lots: required(list(lot)),
    recipients: required(list(recipient)),
    fixed: optional(list(fixedLoad)),
  },
  (value) => {
    uniqueIds(value.lots, 'lots');
    const recipients = uniqueIds(value.recipients, 'recipients');
    value.fixed?.forEach((load, index) => {
      if (!recipients.has(load.recipient)) {
        stop(`fixed[${String(index)}].recipient`, `no recipient has the id ${JSON.stringify(load.recipient)}`);
      }
    });
    if (value.travel.model === 'matrix') checkMatrix(value.travel.metres, value.lots.length, value.recipients.length);
  },
);

function checkMatrix(metres: readonly (readonly number[])[], lots: number, recipients: number): void {
  if (metres.length !== lots) {
    stop('travel.metres', `must have a row for each of the ${String(lots)} lots, not ${String(metres.length)}`);
  }
  metres.forEach((row, index) => {
    if (row.length === recipients) return;
    const expected = `must have a number for each of the ${String(recipients)} recipients`;
    stop(`travel.metres[${String(index)}]`, `${expected}, not ${String(row.length)}`);
  });
}

/**
 * Reads a `glane-matching/1` document strictly: every field known, present where it must be, of its type and in its
 * range, ids unique, windows and calendars possible. Answers the first error found.
 */
export function readProblem(json: unknown): Problem | ProblemError {
  return readStrictly<Problem>((value, where) => ({ fixed: [], ...problem(value, where) }), json);
}

/** Reads the policy part of a problem file by itself, as strictly: what a committee drafts, before it is voted. */
export const readPolicy = (json: unknown): Policy | ProblemError => readStrictly<Policy>(policy, json);
