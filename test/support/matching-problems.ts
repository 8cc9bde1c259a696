import fc from 'fast-check';
import type { Lot, Policy, Problem, Recipient } from '../../src/matching/core/problem.js';
import { readProblem } from '../../src/matching/core/read-problem.js';
import { ProblemError } from '../../src/vocabulary/reading.js';
import { COLD_CLASSES, DATE_KINDS, DONOR_KINDS, RECIPIENT_KINDS } from '../../src/vocabulary/food.js';

/** Matching problems for examples and properties: one evening in Paris 20e. */

export const NOW = '2026-11-20T18:00:00+01:00';

export const POLICY: Policy = {
  tierWeight: { association: 1, hub: 0.8, feed: 0.2, compost: 0.05 },
  urgency: { horizonHours: 72, boost: 1 },
  pairCost: { fixed_g: 500, perMetre_g: 0.25 },
  fairness: { weight: 0 },
  maxParcelsPerLot: 4,
};

/** Ten kilograms of unremarkable food that waits, picked up between 19:00 and 21:00. */
export const aLot = (lot: Partial<Lot> = {}): Lot => ({
  id: 'L1',
  donor: 'D1',
  point: [2.39, 48.87],
  donorKind: 'bakery',
  category: 'bread',
  animalOrigin: false,
  prepacked: true,
  cold: 'ambient',
  dateKind: 'none',
  deadline: null,
  package_g: 1_000,
  packages: 10,
  allergens: [],
  needsSorting: false,
  pickup: { from: '2026-11-20T19:00:00+01:00', to: '2026-11-20T21:00:00+01:00' },
  ...lot,
});

/** An association at the same place that takes everything at any time. */
export const aRecipient = (recipient: Partial<Recipient> = {}): Recipient => ({
  id: 'R1',
  kind: 'association',
  point: [2.39, 48.87],
  habilitation: { from: '2025-01-01', to: '2027-12-31' },
  conventions: ['*'],
  ...recipient,
});

export const aProblem = (problem: Partial<Problem> = {}): Problem => ({
  format: 'glane-matching/1',
  now: NOW,
  timeZone: 'Europe/Paris',
  policy: POLICY,
  travel: { model: 'affine', intercept_m: 165, slope: 1.115, speed_kmh: 12 },
  lots: [aLot()],
  recipients: [aRecipient()],
  fixed: [],
  ...problem,
});

/** Reads a problem that is meant to be right, after a trip through JSON as a file would make. */
export function mustRead(problem: unknown): Problem {
  const read = readProblem(JSON.parse(JSON.stringify(problem)));
  if (read instanceof ProblemError) throw new Error(read.line);
  return read;
}

/** Few enough values that rules, ties and full rooms all happen often. */
const grid = fc.tuple(fc.nat(4), fc.nat(4)).map(([x, y]) => [2.38 + x / 200, 48.86 + y / 200] as const);
const hours = (from: number, to: number) => ({
  from: new Date(Date.parse(NOW) + from * 3_600_000).toISOString(),
  to: new Date(Date.parse(NOW) + to * 3_600_000).toISOString(),
});
const window = fc.tuple(fc.integer({ min: -2, max: 30 }), fc.nat(8)).map(([from, length]) => hours(from, from + length));
const day = fc.integer({ min: 19, max: 24 }).map((date) => `2026-11-${String(date)}`);
const categories = ['bread', 'dairy', 'meat'];
const colds = COLD_CLASSES.slice(3, 6);
const allergens = fc.subarray(['milk', 'gluten']);

const lotContent = fc.record(
  {
    donor: fc.constantFrom('D1', 'D2', 'D3', 'D4'),
    donorKind: fc.constantFrom(...DONOR_KINDS),
    category: fc.constantFrom(...categories),
    animalOrigin: fc.boolean(),
    prepacked: fc.boolean(),
    cold: fc.constantFrom(...colds),
    dateKind: fc.constantFrom(...DATE_KINDS),
    date: day,
    deadline: fc.oneof(
      fc.constant(null),
      fc.integer({ min: 1, max: 60 }).map((hour) => hours(hour, hour).to),
    ),
    package_g: fc.constantFrom(500, 1_000, 2_500),
    packages: fc.integer({ min: 1, max: 30 }),
    allergens,
    needsSorting: fc.boolean(),
    pickup: window,
    answeredNo: fc.subarray(['R0', 'R1']),
  },
  {
    requiredKeys: [
      'donor',
      'donorKind',
      'category',
      'animalOrigin',
      'prepacked',
      'cold',
      'dateKind',
      'date',
      'deadline',
      'package_g',
      'packages',
      'needsSorting',
      'pickup',
    ],
  },
);

const recipientContent = fc.record(
  {
    kind: fc.constantFrom(...RECIPIENT_KINDS, 'association' as const),
    point: grid,
    accepts: fc.subarray(categories),
    refusesAllergens: allergens,
    capacity_g: fc.dictionary(fc.constantFrom(...colds), fc.integer({ min: 0, max: 40_000 })),
    total_g: fc.integer({ min: 0, max: 60_000 }),
    minDelivery_g: fc.constantFrom(1_000, 5_000, 12_000),
    maxDistance_m: fc.integer({ min: 0, max: 4_000 }),
    shortDlc: fc.boolean(),
    habilitation: fc.constantFrom({ from: '2025-01-01', to: '2027-12-31' }, { from: '2025-01-01', to: '2026-11-20' }),
    conventions: fc.constantFrom(['*'], ['D1'], []),
    open: fc.array(window, { maxLength: 3 }),
    distributions: fc.array(
      fc.integer({ min: -5, max: 60 }).map((hour) => hours(hour, hour).to),
      { maxLength: 3 },
    ),
    entitlement: fc.nat(200),
    received_g: fc.nat(100_000),
  },
  { requiredKeys: ['kind', 'point'] },
);

const policy: fc.Arbitrary<Policy> = fc.record({
  tierWeight: fc.constant(POLICY.tierWeight),
  urgency: fc.constant(POLICY.urgency),
  pairCost: fc.record({ fixed_g: fc.constantFrom(0, 500, 4_000), perMetre_g: fc.constantFrom(0, 0.25, 2) }),
  fairness: fc.record({ weight: fc.constantFrom(0, 0.3, 4) }),
  maxParcelsPerLot: fc.integer({ min: 1, max: 4 }),
});

/** Up to 12 lots of 4 donors and 6 recipients; each donor stands at one place. */
export const problems: fc.Arbitrary<Problem> = fc
  .record({
    lots: fc.array(lotContent, { maxLength: 12 }),
    donors: fc.record({ D1: grid, D2: grid, D3: grid, D4: grid }),
    recipients: fc.array(recipientContent, { maxLength: 6 }),
    policy,
    fixed: fc.array(fc.record({ recipient: fc.nat(5), cold: fc.constantFrom(...colds), grams: fc.nat(20_000) }), { maxLength: 3 }),
    speed_kmh: fc.constantFrom(4, 12),
  })
  .map(({ lots, donors, recipients, policy: voted, fixed, speed_kmh }) =>
    aProblem({
      policy: voted,
      travel: { model: 'affine', intercept_m: 165, slope: 1.115, speed_kmh },
      lots: lots.map((lot, index) => ({ ...lot, id: `L${String(index)}`, point: donors[lot.donor as keyof typeof donors] })),
      recipients: recipients.map((recipient, index) => ({ ...recipient, id: `R${String(index)}` })),
      fixed: fixed
        .filter(({ recipient }) => recipient < recipients.length)
        .map((load) => ({ ...load, recipient: `R${String(load.recipient)}` })),
    }),
  );

/** The same with the law and the opening hours out of the way: room, distance, cost, sharing and fairness decide. */
export const easyProblems: fc.Arbitrary<Problem> = problems.map((problem) => ({
  ...problem,
  lots: problem.lots.map((lot) => ({
    ...lot,
    donorKind: 'bakery',
    animalOrigin: false,
    needsSorting: false,
    dateKind: 'none',
    pickup: hours(1, 3),
  })),
  recipients: problem.recipients.map(({ accepts: _, open: __, distributions: ___, refusesAllergens: ____, ...recipient }) => ({
    ...recipient,
    habilitation: { from: '2025-01-01', to: '2027-12-31' },
  })),
}));
