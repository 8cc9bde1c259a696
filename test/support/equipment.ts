import { insert, next, type Built, type Row, type Stored } from './rows.js';
import type { Placed } from './builders.js';

/** An isothermal box of 60 l that stands at the owner's site, lent at any time for 10 cents an hour. */
export const anItem = (app: Built, { organisation, site }: Placed, given: Row = {}): Promise<Stored> => {
  const n = next();
  return insert(app, 'equipment_item', {
    territory_id: site.territory_id,
    organisation_id: organisation.id,
    home_site_id: site.id,
    kind: 'isothermal-box',
    code: `bac-${String(n).padStart(3, '0')}`,
    name: `Bac isotherme ${n}`,
    provides: ['cold-box'],
    litres: 60,
    price_unit: 'hour',
    price_cents: 10,
    price_note: 'prix de test',
    ...given,
  });
};

/** Lent on these weekdays (1 = Monday) between two times. */
export async function lentOn(app: Built, item: Stored, weekdays: number[], [opens, closes]: [string, string]): Promise<void> {
  for (const weekday of weekdays)
    await insert(app, 'equipment_window', { territory_id: item.territory_id, item_id: item.id, weekday, opens, closes });
}
