import type { Column } from './header.js';
import type { RowProblem } from './row-problem.js';
import { shown } from './row-problem.js';

/** The cells of one line of NDJSON, by column name, so that both kinds of file are held against the same rules. */
export function cellsOfJson(line: string, row: number, columns: readonly Column[]): Map<string, string> | RowProblem {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return {
      row,
      column: '',
      code: 'not-json',
      found: shown(line),
      expected: { fr: 'un objet JSON par ligne.', en: 'one JSON object a line.' },
    };
  }
  const known = new Map(columns.flatMap(({ name, aliases = [] }) => [name, ...aliases].map((spelling) => [spelling, name] as const)));
  const cells = new Map<string, string>();
  for (const [field, content] of flattened(value as Record<string, unknown>)) {
    const column = known.get(field);
    const text = textOf(content);
    if (column === undefined)
      return {
        row,
        column: field,
        code: 'unknown-field',
        found: shown(field),
        expected: { fr: `un champ parmi ${[...known.values()].join(', ')}.`, en: `one of the fields ${[...known.values()].join(', ')}.` },
      };
    if (text === null)
      return {
        row,
        column,
        code: 'wrong-form',
        found: shown(JSON.stringify(content)),
        expected: { fr: 'un texte, un nombre ou une liste de textes.', en: 'a text, a number or a list of texts.' },
      };
    cells.set(column, text);
  }
  return cells;
}

/** `pickup: { from, to }`, as `POST /lots` writes it, becomes the two columns. */
function flattened({ pickup, ...fields }: Record<string, unknown>): [string, unknown][] {
  const entries = Object.entries(fields);
  if (pickup === undefined) return entries;
  const { from, to, ...rest } = (pickup ?? {}) as Record<string, unknown>;
  return [
    ...entries,
    ['pickupFrom', from],
    ['pickupTo', to],
    ...Object.entries(rest).map(([name, value]): [string, unknown] => [`pickup.${name}`, value]),
  ];
}

/** A JSON value as a cell would hold it; null for what no cell can hold. An empty list says "none", which is not "unknown". */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) return null;
  return value.length === 0 ? 'none' : value.join(',');
}
