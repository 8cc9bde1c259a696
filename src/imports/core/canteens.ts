import { titleCase, type DirectoryFile } from './directory.js';
import { isSiret } from '../../vocabulary/registration.js';
import { isElsewhere } from './territory.js';

/**
 * The canteens that declare themselves on ma-cantine (data.gouv.fr, Licence Ouverte): one row for each canteen, year and
 * version, of which the newest counts. The file has no address and no position: a canteen is put at the territory's
 * centre until somebody moves it, and says so.
 */
export const canteens: DirectoryFile = {
  columns: [
    { name: 'canteen_id', required: true },
    { name: 'canteen_name', required: true },
    { name: 'canteen_city_insee_code', required: true },
    { name: 'year', required: true },
    { name: 'version' },
    { name: 'canteen_siret' },
    { name: 'creation_date' },
    ...[
      'id', 'teledeclaration_mode', 'canteen_central_kitchen_siret', 'canteen_epci', 'canteen_epci_lib', 'canteen_pat_list', 'canteen_pat_lib_list', 'canteen_department',
      'canteen_department_lib', 'canteen_region', 'canteen_region_lib', 'canteen_satellite_canteens_count', 'canteen_economic_model', 'canteen_management_type',
      'canteen_production_type', 'canteen_sector_list', 'canteen_line_ministry', 'teledeclaration_type', 'teledeclaration_ratio_bio', 'teledeclaration_ratio_egalim_hors_bio',
    ].map((name) => ({ name })),
  ], // prettier-ignore
  read(row, territory) {
    const commune = row.needed('canteen_city_insee_code') && row.matching('canteen_city_insee_code', /^(\d{5}|2[AB]\d{3})$/, '75120');
    if (!commune) return null;
    if (isElsewhere(territory, commune)) return { leftOut: 'other-territory' };
    const id = row.needed('canteen_id', 20);
    const name = row.needed('canteen_name');
    const year = row.needed('year') === null ? null : row.decimal('year', { min: 2000, max: 2100, whole: true });
    const version = row.decimal('version', { min: 0, max: 9999, whole: true }) ?? 0;
    const siret = row.text('canteen_siret', 20);
    if (siret !== null && !isSiret(siret))
      row.refuse('canteen_siret', 'wrong-form', {
        fr: 'un SIRET de 14 chiffres dont la clé est juste.',
        en: 'a SIRET of 14 digits with a correct check digit.',
      });
    const created = row.text('creation_date', 40) ?? '';
    if (row.problem || !id || !name || year === null) return null;
    const code = `ma-cantine-${id}`;
    const shownName = name === name.toUpperCase() ? titleCase(name) : name;
    const text = {
      fr: `Ligne ${row.number} : « ${shownName} » n’a pas d’adresse dans le fichier : position approximative, à corriger.`,
      en: `Row ${row.number}: “${shownName}” has no address in the file: approximate position, to be corrected.`,
    };
    return {
      row: row.number, organisationCode: code, siteCode: code, point: territory.centre, onlyWhenNew: ['point'], areaCode: null,
      organisation: { kind: 'donor', name: shownName, siret },
      site: { name: shownName, role: 'donor', donorKind: 'canteen' },
      windows: {}, storage: {}, edition: `${year}/${String(version).padStart(4, '0')}/${created}`,
      remarks: [{ row: row.number, column: 'canteen_name', code: 'approximate-position', text }],
    }; // prettier-ignore
  },
};
