import {
  ALLERGENS,
  CATEGORIES,
  categoryWords,
  COLD_CLASSES,
  coldWords,
  DATE_KINDS,
  type Allergen,
  type Category,
  type ColdClass,
  type DateKind,
} from '../../vocabulary/food.js';
import type { Words } from '../../vocabulary/words.js';
import type { DatePrecision } from './date-text.js';
import type { Column } from './header.js';
import type { Row } from './row.js';

const MOST_PACKAGE_G = 2_000_000;
const MOST_PACKAGES = 10_000;

/** A lot as a row declares it, before it is known whether its site exists and what the law says of it. */
export interface LotRow {
  readonly row: number;
  /** Code or id of the donor site. */
  readonly site: string;
  readonly externalRef: string | null;
  readonly label: string;
  readonly category: Category;
  readonly animalOrigin: boolean;
  readonly prepacked: boolean;
  readonly cold: ColdClass;
  readonly dateKind: DateKind;
  readonly date: string | null;
  readonly datePrecision: DatePrecision | null;
  readonly producedOn: string | null;
  readonly package_g: number;
  readonly packages: number;
  readonly allergens: readonly Allergen[] | null;
  readonly needsSorting: boolean;
  readonly gtin: string | null;
  readonly batch: string | null;
  readonly note: string | null;
  readonly pickupFrom_ms: number;
  readonly pickupTo_ms: number;
}

/**
 * The columns of a file of lots, one line a lot; `examples/lots.csv` and `examples/lots.ndjson` show some. The names are those
 * of `POST /lots`, with the site's code instead of its id; the weight of one package is in grams (`package_g`) or in
 * kilograms (`package_kg`). A lot with a reference of the donor's own (`externalRef`) is never declared twice.
 */
export const LOT_COLUMNS: readonly Column[] = [
  { name: 'siteCode', aliases: ['code site', 'site', 'siteId'], required: true },
  { name: 'externalRef', aliases: ['référence'] },
  { name: 'label', aliases: ['libellé', 'désignation'], required: true },
  { name: 'category', aliases: ['catégorie'], required: true },
  { name: 'animalOrigin', aliases: ['origine animale'], required: true },
  { name: 'prepacked', aliases: ['préemballé'], required: true },
  { name: 'cold', aliases: ['froid', 'classe de froid'], required: true },
  { name: 'dateKind', aliases: ['type de date'], required: true },
  { name: 'date' },
  { name: 'datePrecision', aliases: ['précision de date'] },
  { name: 'producedOn', aliases: ['fabriqué le'] },
  { name: 'package_g', aliases: ['poids g', 'grammes par colis'] },
  { name: 'package_kg', aliases: ['poids kg', 'kg par colis'] },
  { name: 'packages', aliases: ['colis', 'nombre de colis'], required: true },
  { name: 'allergens', aliases: ['allergènes'] },
  { name: 'needsSorting', aliases: ['à trier'] },
  { name: 'gtin' },
  { name: 'batch', aliases: ['numéro de lot'] },
  { name: 'note', aliases: ['remarque'] },
  { name: 'pickupFrom', aliases: ['enlèvement de'], required: true },
  { name: 'pickupTo', aliases: ['enlèvement à'], required: true },
];

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** Every way a file may write each word of a list: the word itself, and its name in each language. */
function spellings<T extends string>(values: readonly T[], words?: Readonly<Record<T, Words>>): Map<string, T> {
  const known = new Map<string, T>();
  for (const value of values)
    for (const text of [value, ...(words ? [words[value].fr, words[value].en] : [])]) known.set(plain(text), value);
  return known;
}

const CATEGORY = spellings(CATEGORIES, categoryWords);
const COLD = spellings(COLD_CLASSES, coldWords);
const DATE_KIND = spellings(DATE_KINDS)
  .set('sansdate', 'none')
  .set('aucune', 'none')
  .set('useby', 'DLC')
  .set('bestbefore', 'DDM')
  .set('dluo', 'DDM');
const PRECISION = spellings(['day', 'month', 'year'] as const)
  .set('jour', 'day')
  .set('mois', 'month')
  .set('annee', 'year');

function word<T extends string>(row: Row, column: string, known: Map<string, T>): T | null {
  const text = row.text(column, 1000);
  if (text === null) return null;
  const choices = [...new Set(known.values())].join(', ');
  return known.get(plain(text)) ?? row.refuse(column, 'not-in-list', { fr: `${choices}.`, en: `${choices}.` });
}

/** Reads one row, or null where something in it is wrong: then `row.problem` says what. */
export function readLotRow(row: Row): LotRow | null {
  for (const { name, required } of LOT_COLUMNS) if (required) row.needed(name, 1000);
  const { date, datePrecision, dateKind } = printedDate(row);
  const lot = {
    row: row.number,
    site: row.text('siteCode', 80),
    externalRef: row.text('externalRef', 80),
    label: row.text('label', 200),
    category: word(row, 'category', CATEGORY),
    animalOrigin: row.yesNo('animalOrigin'),
    prepacked: row.yesNo('prepacked'),
    cold: word(row, 'cold', COLD),
    dateKind,
    date,
    datePrecision,
    producedOn: producedOn(row),
    package_g: weight(row),
    packages: row.decimal('packages', { min: 1, max: MOST_PACKAGES, whole: true }),
    allergens: allergens(row),
    needsSorting: row.yesNo('needsSorting') ?? false,
    gtin: row.matching('gtin', /^\d{8,14}$/, '3017620422003'),
    batch: row.text('batch', 40),
    note: row.text('note', 1000),
    pickupFrom_ms: row.instant('pickupFrom'),
    pickupTo_ms: row.instant('pickupTo'),
  };
  return row.problem ? null : (lot as LotRow);
}

function weight(row: Row): number | null {
  if (row.has('package_g')) return row.decimal('package_g', { min: 1, max: MOST_PACKAGE_G, whole: true });
  const weight_kg = row.needed('package_kg', 1000) === null ? null : row.decimal('package_kg', { min: 0.001, max: MOST_PACKAGE_G / 1000 });
  return weight_kg === null ? null : Math.round(weight_kg * 1000);
}

function printedDate(row: Row): Pick<LotRow, 'date' | 'datePrecision'> & { dateKind: DateKind | null } {
  const dateKind = word(row, 'dateKind', DATE_KIND);
  const read = row.date('date');
  const said = word(row, 'datePrecision', PRECISION);
  if (read === null) return { dateKind, date: null, datePrecision: null };
  if (dateKind === 'none') return { dateKind, date: read.date, datePrecision: null };
  // A date written without its day is only that precise, whatever else is said.
  const datePrecision = read.precision === 'day' ? (said ?? 'day') : read.precision;
  if (dateKind === 'DLC' && datePrecision !== 'day')
    row.refuse('date', 'use-by-without-day', {
      fr: 'un jour, comme 2026-11-20 ou 20/11/2026.',
      en: 'a day, like 2026-11-20 or 20/11/2026.',
    });
  return { dateKind, date: read.date, datePrecision };
}

function producedOn(row: Row): string | null {
  const read = row.date('producedOn');
  if (read === null || read.precision === 'day') return read?.date ?? null;
  return row.refuse('producedOn', 'not-a-date', { fr: 'un jour, comme 2026-11-20.', en: 'a day, like 2026-11-20.' });
}

/** An empty cell means unknown; `none` or `aucun` means that there are none. */
function allergens(row: Row): readonly Allergen[] | null {
  const text = row.text('allergens', 1000);
  if (text === null) return null;
  return ['none', 'aucun'].includes(text.toLowerCase()) ? [] : row.manyOf('allergens', ALLERGENS);
}
