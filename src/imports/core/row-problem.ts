import type { Words } from '../../vocabulary/words.js';

/** The one line a bad row gets: where it is in the file, what was found there and what was expected. */
export interface RowProblem {
  /** As a spreadsheet numbers it: the header is row 1. */
  readonly row: number;
  readonly column: string;
  readonly code: ProblemCode;
  readonly found: string;
  readonly expected: Words;
}

/** Something worth knowing that does not stop the import. */
export interface RowRemark {
  readonly row: number;
  readonly column: string;
  readonly code: RemarkCode;
  readonly text: Words;
}

/** What can be wrong with a row, and the words for it. `{row}`, `{column}`, `{found}` and `{expected}` are filled in. */
const PROBLEMS = {
  'missing-column': { fr: 'La colonne « {column} » manque.', en: 'The column “{column}” is missing.' },
  'double-column': { fr: 'La colonne « {column} » est là deux fois.', en: 'The column “{column}” is there twice.' },
  'column-count': { fr: 'La ligne a {found} cellules.', en: 'The row has {found} cells.' },
  'open-quote': { fr: 'Un guillemet ouvert n’est jamais fermé.', en: 'A quote is opened and never closed.' },
  'not-json': { fr: 'La ligne n’est pas du JSON.', en: 'The line is not JSON.' },
  'unknown-field': { fr: 'Le champ « {column} » n’existe pas.', en: 'There is no field “{column}”.' },
  missing: { fr: '« {column} » est vide.', en: '“{column}” is empty.' },
  'too-long': { fr: '« {column} » est trop long.', en: '“{column}” is too long.' },
  'control-characters': {
    fr: '« {column} » contient des caractères invisibles interdits.',
    en: '“{column}” holds invisible characters that are not allowed.',
  },
  'not-a-number': { fr: '« {column} » n’est pas un nombre : « {found} ».', en: '“{column}” is not a number: “{found}”.' },
  'not-a-whole-number': {
    fr: '« {column} » n’est pas un nombre entier : « {found} ».',
    en: '“{column}” is not a whole number: “{found}”.',
  },
  'out-of-range': { fr: '« {column} » est hors limites : {found}.', en: '“{column}” is out of range: {found}.' },
  'not-in-list': { fr: '« {column} » a une valeur inconnue : « {found} ».', en: '“{column}” has an unknown value: “{found}”.' },
  'not-a-date': { fr: '« {column} » n’est pas une date qui existe : « {found} ».', en: '“{column}” is not a date that exists: “{found}”.' },
  'use-by-without-day': { fr: 'Une DLC porte toujours un jour : « {found} ».', en: 'A use-by date always has a day: “{found}”.' },
  'not-an-instant': {
    fr: '« {column} » n’est pas une date avec heure et fuseau : « {found} ».',
    en: '“{column}” is not a date and time with its offset: “{found}”.',
  },
  'not-a-time': { fr: '« {column} » n’est pas une heure : « {found} ».', en: '“{column}” is not a time of day: “{found}”.' },
  'not-days': {
    fr: '« {column} » ne nomme pas des jours de la semaine : « {found} ».',
    en: '“{column}” does not name days of the week: “{found}”.',
  },
  'not-hours': {
    fr: '« {column} » ne se lit pas comme des horaires : « {found} ».',
    en: '“{column}” cannot be read as opening hours: “{found}”.',
  },
  'not-yes-or-no': { fr: '« {column} » n’est ni oui ni non : « {found} ».', en: '“{column}” is neither yes nor no: “{found}”.' },
  'wrong-form': { fr: '« {column} » n’a pas la bonne forme : « {found} ».', en: '“{column}” is not of the right form: “{found}”.' },
  'outside-territory': { fr: 'Ce lieu est hors du territoire : {found}.', en: 'This place is outside the territory: {found}.' },
  'duplicate-row': {
    fr: '« {column} » = « {found} » est déjà pris par une ligne plus haut.',
    en: '“{column}” = “{found}” is already taken by a row above.',
  },
  'unknown-site': { fr: 'Aucun lieu de don n’a le code « {found} ».', en: 'No donor site has the code “{found}”.' },
  'differs-from-declared': {
    fr: 'Le lot « {found} » est déjà déclaré, avec un autre contenu.',
    en: 'The lot “{found}” is already declared, with other content.',
  },
  'organisation-differs': {
    fr: 'La structure « {found} » est décrite autrement plus haut.',
    en: 'The organisation “{found}” is described otherwise above.',
  },
  'room-in-use': {
    fr: 'La capacité « {column} » passerait sous ce qui est déjà promis.',
    en: 'The capacity “{column}” would fall below what is already promised.',
  },
  'too-many-rows': { fr: 'Le fichier a trop de lignes.', en: 'The file has too many rows.' },
  'lot-refused': { fr: 'Ce lot ne peut pas être donné.', en: 'This lot cannot be given.' },
} as const satisfies Record<string, Words>;
export type ProblemCode = keyof typeof PROBLEMS;

export const REMARKS = ['approximate-position', 'other-territory', 'superseded', 'not-food', 'days-differ', 'unknown-column'] as const;
export type RemarkCode = (typeof REMARKS)[number];

/** The line as people read it: `Ligne 12 : « poids » n’est pas un nombre : « abc ». Attendu : un nombre, comme 12,5.` */
export function lineOf(problem: RowProblem): Words {
  // The law's own words already say what to do.
  const [fr, en] = problem.code === 'lot-refused' ? ['', ''] : ['Attendu : ', 'Expected: '];
  return {
    fr: `Ligne ${problem.row} : ${sentence(problem, 'fr')} ${fr}${problem.expected.fr}`,
    en: `Row ${problem.row}: ${sentence(problem, 'en')} ${en}${problem.expected.en}`,
  };
}

function sentence(problem: RowProblem, language: 'fr' | 'en'): string {
  const facts: Record<string, string> = { row: String(problem.row), column: problem.column, found: problem.found };
  return PROBLEMS[problem.code][language].replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
}

/** A text as it may be shown in an error: short, and with its invisible characters made visible. */
export function shown(text: string): string {
  // oxlint-disable-next-line no-control-regex -- making control characters visible is what this is for
  const visible = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return visible.length > 60 ? `${visible.slice(0, 60)}…` : visible;
}
