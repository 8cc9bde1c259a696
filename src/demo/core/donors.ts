import type { DonorKind } from '../../vocabulary/food.js';
import { PLACES, type Place } from './places.js';
import { EVERY_DAY, everyWeek, fictionalPhone, WORKING_DAYS, type DemoOrganisation, type DemoSite, type DemoWindow } from './rows.js';

/** Invented shops and kitchens, by kind. */
const NAMES: readonly (readonly [DonorKind, readonly string[]])[] = [
  ['supermarket', ['Supermarché du Grand Chêne Bleu', 'Super Pâquerette', 'Marché Plus-que-Parfait', 'Supermarché de la Comète', 'Halle Tournesol', 'Super Colibri']],
  ['grocery', ['Épicerie du Coin des Nuages', 'Primeur des Sept Lunes', 'Crèmerie de la Vache Songeuse', 'Supérette du Hérisson', 'Bio Pissenlit', 'Primeur La Fraise Rêveuse']],
  ['bakery', ['Boulangerie du Nuage Rond', 'Au Pain des Fées', 'Boulangerie Croûte et Lune', 'Le Fournil du Renard', 'La Brioche Volante', 'Boulangerie de la Tortue', 'Le Petit Levain Imaginaire', 'Pâtisserie du Papillon']],
  ['butcher', ['Boucherie du Merle Blanc', 'Poissonnerie de la Mer Absente']],
  ['caterer', ['Traiteur des Mille Cuillères', 'Traiteur Lotus Imaginaire']],
  ['canteen', ['Cantine de l’École des Marronniers Bleus', 'Cantine du Collège des Étoiles', 'Cuisine centrale de Nulle-Part', 'Restaurant d’entreprise Nimbus']],
  ['restaurant', ['Bistrot du Chat Perché', 'Cantine Coréenne de la Lune', 'Le Couscous Enchanté']],
  ['wholesaler', ['Grossiste Brindille et Fils']],
  ['producer', ['Ferme sur le Toit des Songes', 'Champignonnière des Abîmes']],
]; // prettier-ignore

/**
 * The six food markets of Paris 20e: where and when they are held is public (Paris Data, ODbL, « Marchés découverts »). Their
 * codes are those an import of that file gives them.
 */
const MARKETS: readonly (readonly [id: number, name: string, place: Place, days: readonly number[]])[] = [
  [63, 'Marché Belgrand', ['rue Belgrand', 2.402, 48.8653], [3, 6]],
  [64, 'Marché Davout', ['boulevard Davout', 2.4106, 48.8549], [2, 5]],
  [65, 'Marché Mortier', ['boulevard Mortier', 2.4092, 48.8689], [4, 7]],
  [67, 'Marché Pyrénées', ['rue des Pyrénées', 2.3931, 48.8711], [4, 7]],
  [68, 'Marché Réunion', ['place de la Réunion', 2.4008, 48.8557], [4, 7]],
  [69, 'Marché Télégraphe', ['rue du Télégraphe', 2.399, 48.8751], [3, 6]],
];

/** Shops take the first place after the recipients'. */
const FIRST_PLACE = 28;

const HOURS: Readonly<Partial<Record<DonorKind, DemoWindow[]>>> = {
  canteen: everyWeek('pickup', WORKING_DAYS, ['13:00', '17:00']),
  restaurant: everyWeek('pickup', [2, 3, 4, 5, 6], ['14:30', '23:00']),
  wholesaler: everyWeek('pickup', [1, 2, 3, 4, 5, 6], ['06:00', '14:00']),
};

function donor(
  code: string,
  name: string,
  donorKind: DonorKind,
  { place: [address, lon, lat], windows, number }: { place: Place; windows: DemoWindow[]; number: number },
): { organisation: DemoOrganisation; site: DemoSite } {
  return {
    organisation: {
      code, kind: 'donor', name, rna: null, habilitationFrom: null, habilitationTo: null, habilitationReference: null, publicBody: donorKind === 'canteen', entitlement: 1,
      contactName: `Équipe ${name}`, contactPhone: fictionalPhone(1000 + number),
    }, // prettier-ignore
    site: {
      code, name, role: 'donor', donorKind, address, lon, lat, accepts: null, minDelivery_g: 0, maxDistance_m: null, shortDlc: false, cooks: false,
      streetAccess: donorKind === 'supermarket' ? 'Quai de livraison, sonnette à droite (démo)' : null, windows, storage: {},
    }, // prettier-ignore
  };
}

/** The invented donors and the six real markets. */
export function donors(): { organisation: DemoOrganisation; site: DemoSite }[] {
  const shops = NAMES.flatMap(([kind, names]) => names.map((name) => ({ kind, name: `${name} (démo)` })));
  return [
    ...shops.map(({ kind, name }, index) =>
      donor(`demo-donateur-${String(index + 1).padStart(2, '0')}`, name, kind, {
        place: PLACES[FIRST_PLACE + index]!,
        windows: HOURS[kind] ?? everyWeek('pickup', EVERY_DAY, ['08:00', '22:00']),
        number: index + 1,
      }),
    ),
    ...MARKETS.map(([id, name, place, days], index) =>
      donor(`marche-${id}`, name, 'market', {
        place,
        windows: days.flatMap((day) => everyWeek('pickup', [day], ['07:00', day >= 6 ? '14:30' : '13:30'])),
        number: 500 + index,
      }),
    ),
  ];
}
