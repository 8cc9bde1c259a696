import type { DonorKind } from '../../vocabulary/food.js';
import { titleCase, type DirectoryFile } from './directory.js';
import { areaCodeAt, isElsewhere, parisDistrict, pointIn } from './territory.js';

/**
 * The food activities of BDCom (APUR, 2017 edition) and the kind of donor each is. Delicatessens that sell over the
 * counter count as butchers, not caterers: the rules on unpacked food of animal origin are those of a shop.
 */
const ACTIVITIES: Readonly<Record<string, readonly [DonorKind, string]>> = {
  CA101: ['butcher', 'Charcuterie-traiteur'],
  CA102: ['caterer', 'Traiteur asiatique'],
  CA103: ['bakery', 'Boulangerie'],
  CA104: ['bakery', 'Pâtisserie'],
  CA105: ['grocery', 'Confiserie'],
  CA106: ['grocery', 'Torréfacteur'],
  CA107: ['grocery', 'Surgelés'],
  CA108: ['grocery', 'Primeur'],
  CA109: ['butcher', 'Boucherie'],
  CA110: ['butcher', 'Poissonnerie'],
  CA111: ['grocery', 'Boissons'],
  CA112: ['grocery', 'Fromagerie'],
  CA113: ['grocery', 'Glacier'],
  CA114: ['grocery', 'Produits du monde'],
  CA115: ['grocery', 'Magasin bio'],
  CA201: ['supermarket', 'Grand magasin populaire'],
  CA202: ['supermarket', 'Supermarché'],
  CA203: ['supermarket', 'Supermarché discount'],
  CA204: ['supermarket', 'Supermarché spécialisé'],
  CA205: ['supermarket', 'Grande épicerie'],
  CA206: ['supermarket', 'Hypermarché'],
  CA301: ['grocery', 'Alimentation générale'],
  CA302: ['grocery', 'Supérette'],
  CA303: ['grocery', 'Supérette discount'],
  CA304: ['grocery', 'Supérette spécialisée'],
};

const STREET_KINDS: Readonly<Record<string, string>> = {
  RUE: 'rue', AV: 'avenue', BD: 'boulevard', PL: 'place', QU: 'quai', CRS: 'cours', COUR: 'cour', PAS: 'passage', SQ: 'square', VLA: 'villa', CAR: 'carrefour',
  CHAU: 'chaussée', CITE: 'cité', IMP: 'impasse', ALL: 'allée', GAL: 'galerie', PRT: 'porte', ESPL: 'esplanade',
}; // prettier-ignore

/** The census of shops of Paris (BDCom, APUR, ODbL). It has no shop names: a shop is called by what it sells and where. */
export const bdcom: DirectoryFile = {
  columns: [
    { name: 'c_ord', required: true },
    { name: 'arrondissement', required: true },
    { name: 'code_quartier' },
    { name: 'num' },
    { name: 'let' },
    { name: 'typ_voie' },
    { name: 'lib_voie', required: true },
    { name: 'codact', required: true },
    { name: 'surf_classe' },
    { name: 'lat', required: true },
    { name: 'lon', required: true },
    ...['quartier', 'iris', 'activite'].map((name) => ({ name })),
  ],
  read(row, territory) {
    const district = row.needed('arrondissement') === null ? null : row.decimal('arrondissement', { min: 1, max: 20, whole: true });
    if (district === null) return null;
    if (isElsewhere(territory, parisDistrict(district))) return { leftOut: 'other-territory' };
    const order = row.needed('c_ord', 20);
    const activityCode = row.needed('codact', 20);
    if (activityCode !== null && !activityCode.startsWith('CA')) return { leftOut: 'not-food' };
    const activity =
      activityCode === null
        ? null
        : (ACTIVITIES[activityCode] ??
          row.refuse('codact', 'not-in-list', {
            fr: `${Object.keys(ACTIVITIES).join(', ')}.`,
            en: `${Object.keys(ACTIVITIES).join(', ')}.`,
          }));
    const point = pointIn(territory, row, { lat: 'lat', lon: 'lon' });
    const street = row.needed('lib_voie');
    const surfaceClass = row.decimal('surf_classe', { min: 1, max: 3, whole: true });
    const address = [
      `${row.text('num', 20) ?? ''}${suffix(row.text('let', 5))}`,
      STREET_KINDS[row.text('typ_voie', 20) ?? ''] ?? '',
      titleCase(street ?? ''),
    ]
      .filter(Boolean)
      .join(' ');
    if (row.problem || !order || !activity || !point) return null;
    const [donorKind, trade] = activity;
    const code = `bdcom-${order}`;
    const name = `${trade}, ${address}`;
    return {
      row: row.number, organisationCode: code, siteCode: code, point, onlyWhenNew: ['name'],
      areaCode: areaCodeAt(territory, point, row.text('code_quartier', 20)),
      organisation: { kind: 'donor', name },
      site: { name, role: 'donor', donorKind, address, postcode: String(75000 + district), surfaceClass },
      windows: {}, storage: {}, edition: null, remarks: [],
    }; // prettier-ignore
  },
};

/** BDCom writes B, T, Q for bis, ter, quater. */
function suffix(letter: string | null): string {
  if (letter === null) return '';
  return { B: ' bis', T: ' ter', Q: ' quater' }[letter] ?? ` ${letter}`;
}
