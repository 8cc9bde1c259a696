import { titleCase, type DirectoryFile } from './directory.js';
import type { Row } from './row.js';
import type { RowRemark } from './row-problem.js';
import { areaCodeAt, isElsewhere, parisDistrict, pointIn } from './territory.js';
import { frenchDays, type WeekWindow } from './week-text.js';

const WEEK = ['Heure début en semaine', 'Heure fin en semaine'] as const;
const HOURS = [
  WEEK,
  WEEK,
  WEEK,
  WEEK,
  WEEK,
  ['Heure début le samedi', 'Heure fin le samedi'],
  ['Heure début le dimanche', 'Heure fin le dimanche'],
] as const;

/** The street markets of Paris (« Marchés découverts », Paris Data, ODbL): held on days in French words, at hours by kind of day. */
export const markets: DirectoryFile = {
  columns: [
    { name: 'Identifiant marché', required: true },
    { name: 'Nom complet', required: true },
    { name: 'Produit', required: true },
    { name: 'Arrondissement', required: true },
    { name: 'Localisation' },
    { name: 'Jours de tenue', required: true },
    ...HOURS.slice(4).flatMap((pair) => pair.map((name) => ({ name, required: true }))),
    { name: 'lat', required: true },
    { name: 'lon', required: true },
    ...['Nom court', 'Secteur', 'Gestionnaire', 'Linéaire commercial', 'jours_flags', 'flag_mismatch'].map((name) => ({ name })),
  ],
  read(row, territory) {
    const district = row.needed('Arrondissement') === null ? null : row.decimal('Arrondissement', { min: 1, max: 20, whole: true });
    if (district === null) return null;
    if (isElsewhere(territory, parisDistrict(district))) return { leftOut: 'other-territory' };
    if (!row.needed('Produit')?.startsWith('Alimentaire')) return row.problem ? null : { leftOut: 'not-food' };
    const id = row.needed('Identifiant marché', 20);
    const name = row.needed('Nom complet');
    const windows = openings(row);
    const point = pointIn(territory, row, { lat: 'lat', lon: 'lon' });
    if (row.problem || !id || !name || !windows || !point) return null;
    const code = `marche-${id}`;
    return {
      row: row.number, organisationCode: code, siteCode: code, point, onlyWhenNew: [], areaCode: areaCodeAt(territory, point),
      organisation: { kind: 'donor', name: titleCase(name) },
      site: { name: titleCase(name), role: 'donor', donorKind: 'market', address: row.text('Localisation', 300), postcode: String(75000 + district) },
      windows: { pickup: windows }, storage: {}, edition: null, remarks: daysRemark(row, windows),
    }; // prettier-ignore
  },
};

/** Each day it is held, with that kind of day's hours. */
function openings(row: Row): WeekWindow[] | null {
  const text = row.needed('Jours de tenue');
  if (text === null) return null;
  const days = frenchDays(text);
  if (!days)
    return row.refuse('Jours de tenue', 'not-days', {
      fr: 'des jours comme « mercredi, samedi ».',
      en: 'days in French, like “mercredi, samedi”.',
    });
  const windows: WeekWindow[] = [];
  for (const weekday of days) {
    const [from, to] = HOURS[weekday - 1]!;
    if (row.needed(from) === null || row.needed(to) === null) return null;
    const [opens, closes] = [row.time(from), row.time(to)];
    if (!opens || !closes) return null;
    if (closes <= opens) return row.refuse(to, 'not-hours', { fr: `une heure après ${opens}.`, en: `a time after ${opens}.` });
    windows.push({ weekday, opens, closes });
  }
  return windows;
}

const FLAGS = ['LUNDI', 'MARDI', 'MERCREDI', 'JEUDI', 'VENDREDI', 'SAMEDI', 'DIMANCHE'];

/** The file says the days twice; where the two differ the words win, and somebody should ring the market. */
function daysRemark(row: Row, windows: readonly WeekWindow[]): RowRemark[] {
  const flags = row.text('jours_flags')?.split(/\s*,\s*/);
  const words = windows.map(({ weekday }) => FLAGS[weekday - 1]!);
  if (!flags || (flags.length === words.length && words.every((word) => flags.includes(word)))) return [];
  const text = {
    fr: `Ligne ${row.number} : les jours en toutes lettres et les jours cochés diffèrent ; les premiers sont retenus. À vérifier sur place.`,
    en: `Row ${row.number}: the days in words and the days ticked differ; the words were taken. Please check on site.`,
  };
  return [{ row: row.number, column: 'Jours de tenue', code: 'days-differ', text }];
}
