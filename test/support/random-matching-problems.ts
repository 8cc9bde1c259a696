import fc from 'fast-check';
import type { IsoWindow, Lot, Policy, Problem, Recipient } from '../../src/matching/core/problem.js';
import { COLD_CLASSES, DATE_KINDS, DONOR_KINDS, RECIPIENT_KINDS } from '../../src/vocabulary/food.js';

/**
 * Random matching problems in which every field of the file format and every rule comes up: a dozen lots at most, so that
 * an exact solver answers at once. What forbids is rarer than what allows, else hardly anything could be placed.
 */

/** Evenings in four time zones, two of them before a night in which the clocks change. */
const EVENINGS = [
  { now: '2026-11-20T18:00:00+01:00', timeZone: 'Europe/Paris' },
  { now: '2026-03-28T20:15:00+01:00', timeZone: 'Europe/Paris' },
  { now: '2026-10-24T22:30:00+02:00', timeZone: 'Europe/Paris' },
  { now: '2026-11-20T17:00:00+04:00', timeZone: 'Indian/Reunion' },
  { now: '2026-11-20T19:30:00-04:00', timeZone: 'America/Martinique' },
  { now: '2026-11-20T18:00:00Z', timeZone: 'Pacific/Noumea' },
];

/** Mostly what `usual` says; shrinks towards it. */
const mostly = <A, B>(usual: fc.Arbitrary<A>, seldom: fc.Arbitrary<B>, weight = 3): fc.Arbitrary<A | B> =>
  fc.oneof({ withCrossShrink: true }, { arbitrary: usual as fc.Arbitrary<A | B>, weight }, { arbitrary: seldom, weight: 1 });
const sometimes = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => mostly(fc.constant(undefined), arbitrary, 2);

/** Places, times and days are counted from the evening; the problem is put together once it is known. */
interface Span {
  readonly from_h: number;
  readonly hours: number;
}
const span: fc.Arbitrary<Span> = fc.record({ from_h: fc.integer({ min: -6, max: 40 }), hours: fc.integer({ min: 0, max: 20 }) });
/** Few enough places that some are shared: a trip of no metres. */
const place = fc.record({ x: fc.nat(4), y: fc.nat(4) });
const categories = ['bread', 'dairy', 'meat'];
const colds = ['chilled4', 'ambient', 'frozen'] as const satisfies readonly (typeof COLD_CLASSES)[number][];
const allergens = fc.subarray(['milk', 'gluten']);
const grams = (max: number): fc.Arbitrary<number> =>
  mostly(
    fc.nat(max / 500).map((n) => n * 500),
    fc.double({ min: 0, max, noNaN: true }),
  );

const lotDraft = fc.record({
  donor: fc.nat(3),
  /** A donor may have a second door. */
  atSecondDoor: mostly(fc.constant(false), fc.constant(true), 6),
  donorKind: mostly(fc.constant('bakery' as const), fc.constantFrom(...DONOR_KINDS)),
  category: fc.constantFrom(...categories),
  animalOrigin: mostly(fc.constant(false), fc.constant(true)),
  prepacked: mostly(fc.constant(true), fc.constant(false)),
  cold: fc.constantFrom(...colds),
  dateKind: fc.constantFrom(...DATE_KINDS),
  date: fc.integer({ min: 2, max: 8 }).map((day) => (day > 6 ? day - 8 : day)),
  deadline_h: fc.option(fc.integer({ min: -1, max: 90 })),
  package_g: fc.constantFrom(500, 1_000, 2_500, 999),
  packages: fc.integer({ min: 1, max: 30 }),
  allergens: mostly(allergens, fc.constant(undefined)),
  needsSorting: mostly(fc.constant(false), fc.constant(true), 6),
  pickup: mostly(fc.constant({ from_h: 0, hours: 14 }), span),
  answeredNo: sometimes(fc.subarray([0, 1, 2, 3])),
});

const recipientDraft = fc.record({
  kind: mostly(fc.constant('association' as const), fc.constantFrom(...RECIPIENT_KINDS)),
  place,
  accepts: sometimes(fc.subarray([...categories, 'toys'], { minLength: 1 })),
  refusesAllergens: sometimes(allergens),
  capacity_g: sometimes(fc.dictionary(fc.constantFrom(...colds), grams(40_000), { maxKeys: 3 })),
  total_g: sometimes(grams(60_000)),
  minDelivery_g: sometimes(fc.constantFrom(1_000, 5_000, 12_000.5)),
  maxDistance_m: sometimes(fc.integer({ min: 0, max: 4_000 })),
  shortDlc: sometimes(fc.boolean()),
  cooks: sometimes(fc.boolean()),
  habilitation: mostly(fc.constant({ from: -700, to: 700 }), fc.constantFrom({ from: -700, to: 0 }, { from: 1, to: 9 }, undefined), 5),
  conventions: mostly(fc.constant(['*']), fc.constantFrom(['D0', 'D1'], [], undefined)),
  open: sometimes(fc.array(span, { maxLength: 3 })),
  distributions: sometimes(fc.array(fc.integer({ min: -5, max: 90 }), { maxLength: 3 })),
  entitlement: sometimes(fc.nat(200)),
  received_g: sometimes(fc.nat(100_000)),
});

const policy: fc.Arbitrary<Policy> = fc.record({
  tierWeight: mostly(
    fc.constant({ association: 1, hub: 0.8, feed: 0.2, compost: 0.05 }),
    fc.constant({ association: 1, hub: 1.5, feed: 0, compost: 0.3 }),
  ),
  urgency: fc.record({ horizonHours: fc.constantFrom(72, 5), boost: fc.constantFrom(1, 0, 3) }),
  pairCost: fc.record({ fixed_g: fc.constantFrom(500, 0, 6_000), perMetre_g: fc.constantFrom(0.25, 0, 2) }),
  fairness: fc.record({ weight: fc.constantFrom(0.3, 0, 4) }),
  maxParcelsPerLot: fc.integer({ min: 1, max: 4 }),
});

/** Up to 10 lots of 4 donors, and 6 recipients. */
export const randomProblems: fc.Arbitrary<Problem> = fc
  .record({
    evening: fc.constantFrom(...EVENINGS),
    doors: fc.array(place, { minLength: 8, maxLength: 8 }),
    lots: fc.array(lotDraft, { minLength: 1, maxLength: 10 }),
    recipients: fc.array(recipientDraft, { minLength: 1, maxLength: 6 }),
    policy,
    fixed: fc.array(fc.record({ recipient: fc.nat(5), cold: fc.constantFrom(...colds), grams: fc.nat(15_000) }), { maxLength: 2 }),
    speed_kmh: fc.constantFrom(12, 4.5),
    matrix: mostly(fc.constant(undefined), fc.array(fc.nat(9), { minLength: 7, maxLength: 7 })),
  })
  .map(({ evening: { now, timeZone }, doors, policy: voted, fixed, speed_kmh, matrix, ...drafts }) => {
    const at = (hours: number): string => new Date(Date.parse(now) + hours * 3_600_000).toISOString();
    const window = ({ from_h, hours }: Span): IsoWindow => ({ from: at(from_h), to: at(from_h + hours) });
    const day = (days: number): string =>
      new Date(Date.parse(`${now.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
    const point = ({ x, y }: { x: number; y: number }): [number, number] => [2.38 + x / 200, 48.86 + y / 200];
    const lots = drafts.lots.map(({ donor, atSecondDoor, deadline_h, date, dateKind, pickup, answeredNo, ...lot }, index) =>
      known<Lot>({
        ...lot,
        id: `L${String(index)}`,
        donor: `D${String(donor)}`,
        point: point(doors[donor + (atSecondDoor ? 4 : 0)]!),
        dateKind,
        date: dateKind === 'none' ? undefined : day(date),
        deadline: deadline_h === null ? null : at(deadline_h),
        pickup: window(pickup),
        answeredNo: answeredNo?.map((n) => `R${String(n)}`),
      }),
    );
    const recipients = drafts.recipients.map(({ place: where, habilitation, open, distributions, ...recipient }, index) =>
      known<Recipient>({
        ...recipient,
        id: `R${String(index)}`,
        point: point(where),
        habilitation: habilitation && { from: day(habilitation.from), to: day(habilitation.to) },
        open: open?.map(window),
        distributions: distributions?.map(at),
      }),
    );
    return {
      format: 'glane-matching/1',
      now,
      timeZone,
      policy: voted,
      travel:
        matrix === undefined
          ? { model: 'affine', intercept_m: 165, slope: 1.115, speed_kmh }
          : { model: 'matrix', metres: lots.map((_, l) => recipients.map((__, r) => matrix[(3 * l + 5 * r) % 7]! * 333)), speed_kmh },
      lots,
      recipients,
      fixed: fixed
        .filter(({ recipient }) => recipient < recipients.length)
        .map((load) => ({ ...load, recipient: `R${String(load.recipient)}` })),
    };
  });

/** Without the fields that are undefined: in a file they are missing. */
function known<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
