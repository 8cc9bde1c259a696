import type { District } from './district.js';

/** The evening most tests play in: a Friday, 18:00 in Paris. */
export const FRIDAY_18H = '2026-11-20T18:00:00+01:00';

/** A declaration that breaks no rule: twelve kilos of packed yogurt, collected between 18:30 and 21:00. */
export const aDeclaration = (district: District, given: Record<string, unknown> = {}): Record<string, unknown> => ({
  siteId: district.shop.site.id,
  label: 'Yaourts nature',
  category: 'dairy',
  animalOrigin: true,
  prepacked: true,
  cold: 'chilled6',
  dateKind: 'DLC',
  date: '2026-11-25',
  package_g: 1000,
  packages: 12,
  allergens: ['milk'],
  pickup: { from: '2026-11-20T18:30:00+01:00', to: '2026-11-20T21:00:00+01:00' },
  ...given,
});
