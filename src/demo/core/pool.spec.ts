import { priceAtCost } from '../../equipment/core/price.js';
import { district } from './district.js';
import { pool } from './pool.js';

const demo = pool('2026-11-19');
const { organisations, sites, vehicles } = district({ today: '2026-11-19', withDonors: false });

describe('the shared equipment of the demonstration', () => {
  it('belongs to its organisations, stands at their sites, and says that it is invented', () => {
    for (const { owner, home, vehicle, name, kind } of demo.items) {
      expect(organisations.map(({ code }) => code)).toContain(owner);
      expect(sites.map(({ code }) => code)).toContain(home);
      expect(name).toMatch(/\(démo\)$/);
      expect(vehicle !== null).toBe(kind === 'vehicle');
      if (vehicle) expect(vehicles.map(({ code }) => code)).toContain(vehicle);
    }
  });

  it('is lent at cost or below', () => {
    for (const item of demo.items) expect(item.price_cents).toBeLessThanOrEqual(priceAtCost(item));
  });

  it('is lent to one at a time, for more than no time', () => {
    const keys = demo.loans.map(({ item, day }) => `${item} ${day}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const { from, to } of demo.loans) expect(to.padStart(5, '0') > from.padStart(5, '0')).toBe(true);
    for (const { item, borrower } of [...demo.loans, ...demo.refusals]) {
      expect(demo.items.map(({ code }) => code)).toContain(item);
      expect(organisations.map(({ code }) => code)).toContain(borrower);
    }
  });
});
