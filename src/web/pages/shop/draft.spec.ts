import type { Lot } from '../../api/types.js';
import { declarationOf, emptyDraft, missingOf, packagesOf, repeatOf, withCategory } from './draft.js';

const PARIS = 'Europe/Paris';
const now = Date.parse('2026-11-20T11:00:00+01:00');
const slot = { day: '2026-11-20', from: '18:00', to: '20:30' };
const draft = emptyDraft('site-1', slot);

describe('a gift being described', () => {
  it('needs a category, an amount, then nothing more for bread', () => {
    expect(missingOf(draft, 'bakery')).toBe('category');
    const bread = withCategory(draft, 'bread');
    expect(missingOf(bread, 'bakery')).toBe('amount');
    expect(missingOf({ ...bread, kg: 10 }, 'bakery')).toBeNull();
  });

  it('needs the date of yoghurts, the day a canteen cooked, and a slot that ends after it starts', () => {
    const yoghurt = { ...withCategory(draft, 'dairy'), kg: 5 };
    expect(missingOf(yoghurt, 'supermarket')).toBe('date');
    const dish = { ...withCategory(draft, 'ready-meal'), kg: 5, date: '2026-11-22' };
    expect(missingOf(dish, 'canteen')).toBe('produced');
    expect(missingOf({ ...yoghurt, date: '2026-11-22', slot: { ...slot, to: '17:00' } }, 'supermarket')).toBe('pickup');
  });

  it('counts packages by kilo, crate or piece', () => {
    expect(packagesOf({ ...draft, way: 'kg', kg: 12 })).toEqual({ packages: 12, package_g: 1000 });
    expect(packagesOf({ ...draft, way: 'kg', kg: 2.4 })).toEqual({ packages: 1, package_g: 2400 });
    expect(packagesOf({ ...draft, way: 'crates', crates: 3, crate_kg: 7.5 })).toEqual({ packages: 3, package_g: 7500 });
    expect(packagesOf({ ...draft, way: 'count', count: 24, piece_g: 125 })).toEqual({ packages: 24, package_g: 125 });
    expect(packagesOf({ ...draft, way: 'count', count: 24, piece_g: null })).toBeNull();
  });

  it('keeps a date that was chosen when the category changes within one kind of date', () => {
    const meat = { ...withCategory(draft, 'meat'), date: '2026-11-22' };
    expect(withCategory(meat, 'fish').date).toBe('2026-11-22');
    expect(withCategory(meat, 'dry').date).toBe('');
  });

  it('says nothing that was not asked', () => {
    const body = declarationOf({ ...withCategory(draft, 'bread'), kg: 10 }, 'Pain', now, PARIS);
    expect(body).toEqual({
      siteId: 'site-1',
      label: 'Pain',
      category: 'bread',
      animalOrigin: false,
      prepacked: false,
      cold: 'ambient',
      dateKind: 'none',
      packages: 10,
      package_g: 1000,
      allergens: null,
      pickup: { from: '2026-11-20T17:00:00.000Z', to: '2026-11-20T19:30:00.000Z' },
    });
  });

  it('repeats a gift with as many days to its date as before', () => {
    const lot = {
      siteId: 'site-1',
      category: 'dairy',
      label: 'Yaourts nature',
      package_g: 500,
      packages: 24,
      cold: 'chilled6',
      dateKind: 'DLC',
      date: '2026-11-14',
      declaredAt: '2026-11-12T16:00:00Z',
      animalOrigin: true,
      prepacked: true,
      allergens: ['milk'],
      needsSorting: false,
      note: null,
    } as unknown as Lot;
    expect(repeatOf(lot, slot, now, PARIS)).toMatchObject({
      label: 'Yaourts nature',
      way: 'count',
      count: 24,
      piece_g: 500,
      date: '2026-11-22',
      allergens: ['milk'],
      cold: 'chilled6',
    });
  });
});
