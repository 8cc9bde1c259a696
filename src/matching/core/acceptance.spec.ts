import fc from 'fast-check';
import { acceptanceFields, acceptanceFrom, evidenceOf, HALF_LIFE_DAYS, NEWCOMER, partOfDay, type PastOffer } from './acceptance.js';

const anOffer = (offer: Partial<PastOffer> = {}): PastOffer => ({
  recipient: 'R1',
  category: 'bread',
  hour: 20,
  age_days: 0,
  taken: 1,
  ...offer,
});
const times = (n: number, offer: Partial<PastOffer>): PastOffer[] => Array.from({ length: n }, () => anOffer(offer));
const R1 = { recipient: 'R1', category: 'bread', part: 'evening' } as const;

test.each([
  [5, 'night'],
  [6, 'morning'],
  [10, 'morning'],
  [11, 'midday'],
  [15, 'afternoon'],
  [19, 'evening'],
  [21, 'evening'],
  [22, 'night'],
  [0, 'night'],
])('%i h is %s', (hour, part) => expect(partOfDay(hour)).toBe(part));

describe('an estimate', () => {
  it('of a newcomer in a new territory is the prior', () => {
    expect(acceptanceFrom([])(R1)).toBe(NEWCOMER);
    expect(acceptanceFrom([])({ recipient: 'R1' })).toBe(NEWCOMER);
  });

  it('of a newcomer among others is what the others do', () => {
    const estimate = acceptanceFrom(evidenceOf(times(24, { recipient: 'R2', taken: 0 })));
    // (0 + 8 × 0.75) / (24 + 8), and every level below leans on it whole.
    expect(estimate(R1)).toBeCloseTo(6 / 32, 12);
  });

  it('is counted level by level', () => {
    // One yes: everyone (1 + 6) / 9, then the same step three times more.
    const [everyone, own, bread, evening] = [0, 1, 2, 3].reduce<number[]>(
      (found) => [...found, (1 + 8 * (found.at(-1) ?? NEWCOMER)) / 9],
      [],
    );
    const estimate = acceptanceFrom(evidenceOf([anOffer()]));
    expect(estimate(R1)).toBeCloseTo(evening!, 12);
    expect(estimate({ ...R1, part: 'morning' })).toBeCloseTo(bread!, 12);
    expect(estimate({ ...R1, category: 'meat' })).toBeCloseTo(own!, 12);
    expect(estimate({ ...R1, recipient: 'R2' })).toBeCloseTo(everyone!, 12);
  });

  it('learns that one takes bread and not meat, in the evening and not in the morning', () => {
    const estimate = acceptanceFrom(
      evidenceOf([...times(30, {}), ...times(30, { category: 'meat', taken: 0 }), ...times(30, { hour: 8, taken: 0 })]),
    );
    expect(estimate(R1)).toBeGreaterThan(0.8);
    expect(estimate({ ...R1, part: 'morning' })).toBeLessThan(0.3);
    expect(estimate({ ...R1, category: 'meat' })).toBeLessThan(0.3);
  });

  it('counts a part for its part', () => {
    const half = acceptanceFrom(evidenceOf(times(1000, { taken: 0.5 })));
    expect(half(R1)).toBeCloseTo(0.5, 2);
  });

  it('forgets: half of it in eight weeks', () => {
    const [old] = evidenceOf([anOffer({ age_days: HALF_LIFE_DAYS })]);
    expect(old).toMatchObject({ offers: 0.5, taken: 0.5 });
    const changed = [...times(20, { age_days: 200, taken: 1 }), ...times(20, { age_days: 3, taken: 0 })];
    expect(acceptanceFrom(evidenceOf(changed))(R1)).toBeLessThan(0.25);
  });
});

const offers = fc.array(
  fc.record({
    recipient: fc.constantFrom('R1', 'R2', 'R3'),
    category: fc.constantFrom('bread', 'meat'),
    hour: fc.integer({ min: 0, max: 23 }),
    age_days: fc.integer({ min: 0, max: 400 }),
    taken: fc.constantFrom(0, 0.3, 1),
  }),
  { maxLength: 40 },
);
const asked = fc.record({
  recipient: fc.constantFrom('R1', 'R2', 'R9'),
  category: fc.constantFrom('bread', 'meat', 'dairy'),
  part: fc.constantFrom('morning', 'midday', 'afternoon', 'evening', 'night') as fc.Arbitrary<'morning' | 'evening'>,
});
const estimate = (past: readonly PastOffer[], who: { recipient: string }): number => acceptanceFrom(evidenceOf(past))(who);

test('whatever happened, an estimate is above 0 and below 1', () => {
  fc.assert(
    fc.property(offers, asked, (past, who) => {
      const p = estimate(past, who);
      expect(p > 0 && p < 1).toBe(true);
    }),
  );
});

test('one more yes never lowers any estimate, one more no never raises one', () => {
  const one = fc.record({ recipient: fc.constantFrom('R1', 'R2'), category: fc.constantFrom('bread', 'meat'), hour: fc.nat(23) });
  fc.assert(
    fc.property(offers, one, asked, (past, more, who) => {
      const before = estimate(past, who);
      expect(estimate([...past, anOffer({ ...more, taken: 1 })], who)).toBeGreaterThanOrEqual(before - 1e-12);
      expect(estimate([...past, anOffer({ ...more, taken: 0 })], who)).toBeLessThanOrEqual(before + 1e-12);
    }),
  );
});

test('the order of history does not matter', () => {
  fc.assert(
    fc.property(
      offers.chain((past) => fc.tuple(fc.constant(past), fc.shuffledSubarray(past, { minLength: past.length }))),
      asked,
      ([past, shuffled], who) => {
        expect(estimate(shuffled, who)).toBeCloseTo(estimate(past, who), 12);
      },
    ),
  );
});

test('a problem file is told of what was answered about, by name, and of the rest as one', () => {
  const evidence = evidenceOf([...times(4, { category: 'meat', taken: 0 }), anOffer()]);
  const fields = acceptanceFields(evidence, { recipients: ['R1', 'R2'], part: 'evening' });
  expect(Object.keys(fields.get('R1')!)).toEqual(['bread', 'meat', '*']);
  expect(Object.keys(fields.get('R2')!)).toEqual(['*']);
  for (const field of fields.values()) for (const p of Object.values(field)) expect(p).toBe(Math.round(p * 1000) / 1000);
});
