import { costOfUse, priceAtCost, type PriceUnit } from './price.js';

describe('a price at cost', () => {
  it.each([
    // An isothermal box: 400 € over 8 years and 10 € a year, 400 hours a year: (50 + 10) / 400 = 15 cents an hour.
    { given: 'a box', purchase_cents: 40_000, lifeYears: 8, upkeep_cents: 1000, usesAYear: 400, price: 15 },
    // A cargo bike: 6,000 € over 6 years and 500 € a year, 1,000 hours: 1.50 € an hour.
    { given: 'a bike', purchase_cents: 600_000, lifeYears: 6, upkeep_cents: 50_000, usesAYear: 1000, price: 150 },
    {
      given: 'something given to its owner, with upkeep only',
      purchase_cents: 0,
      lifeYears: 1,
      upkeep_cents: 1200,
      usesAYear: 12,
      price: 100,
    },
    // 100 / 3 = 33.333…: never rounded up, or it would be above cost.
    { given: 'a third', purchase_cents: 100, lifeYears: 1, upkeep_cents: 0, usesAYear: 3, price: 33.33 },
    {
      given: 'a sum that floating point makes a hair too small',
      purchase_cents: 0,
      lifeYears: 1,
      upkeep_cents: 29,
      usesAYear: 100,
      price: 0.29,
    },
  ])('of $given is $price cents', ({ price, ...facts }) => {
    expect(priceAtCost(facts)).toBe(price);
  });
});

describe('what a use costs', () => {
  const use = (unit: PriceUnit, price_cents: number, minutes: number, used_m = 0): number =>
    costOfUse({ unit, price_cents, span: { from: 0, to: minutes * 60_000 }, used_m });

  it('is counted by the minute where the hour is priced', () => {
    expect(use('hour', 60, 90)).toBe(90);
    expect(use('hour', 15, 10)).toBe(3); // 2.5 cents, half a cent up.
  });

  it('is counted by the started day', () => {
    expect(use('day', 500, 24 * 60)).toBe(500);
    expect(use('day', 500, 24 * 60 + 1)).toBe(1000);
  });

  it('is counted by the metre where the kilometre is priced, however long it took', () => {
    expect(use('km', 32, 600, 12_500)).toBe(400);
  });

  it('is nothing where it is back before it began', () => {
    expect(use('hour', 100, -5)).toBe(0);
  });
});
