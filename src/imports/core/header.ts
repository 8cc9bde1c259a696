import type { RowProblem } from './row-problem.js';

/** A column a file may have. Names are compared without case, accents, blanks and punctuation. */
export interface Column {
  /** As the published file writes it; shown in errors. */
  readonly name: string;
  readonly aliases?: readonly string[];
  /** Whether a file without it is refused as a whole. */
  readonly required?: boolean;
}

export interface Header {
  /** Where each known column stands in a row, by its name. */
  readonly places: ReadonlyMap<string, number>;
  readonly width: number;
  readonly unknown: readonly string[];
}

const plain = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

/** Finds the known columns in a file's first row, or the one thing that is wrong with it. */
export function headerOf(cells: readonly string[], columns: readonly Column[]): Header | RowProblem {
  const known = new Map<string, string>();
  for (const column of columns) for (const name of [column.name, ...(column.aliases ?? [])]) known.set(plain(name), column.name);
  const places = new Map<string, number>();
  const unknown: string[] = [];
  for (const [place, cell] of cells.entries()) {
    const name = known.get(plain(cell));
    if (name === undefined) {
      if (cell.trim() !== '') unknown.push(cell.trim());
    } else if (places.has(name)) {
      return {
        row: 1,
        column: name,
        code: 'double-column',
        found: cell,
        expected: { fr: 'une seule colonne de ce nom.', en: 'one column of this name.' },
      };
    } else places.set(name, place);
  }
  const missing = columns.find((column) => column.required && !places.has(column.name));
  if (missing) {
    const needed = columns.filter((column) => column.required).map((column) => column.name);
    return {
      row: 1,
      column: missing.name,
      code: 'missing-column',
      found: cells.join(', ').slice(0, 200),
      expected: { fr: `les colonnes ${needed.join(', ')}.`, en: `the columns ${needed.join(', ')}.` },
    };
  }
  return { places, width: cells.length, unknown };
}

/** The separator a file uses: the one its first line has most of, outside quotes. Comma where it has none. */
export function separatorOf(firstLine: string): ';' | ',' | '\t' {
  const counts = { ';': 0, ',': 0, '\t': 0 };
  let quoted = false;
  for (const sign of firstLine) {
    if (sign === '"') quoted = !quoted;
    else if (!quoted && sign in counts) counts[sign as keyof typeof counts]++;
  }
  const [best] = (Object.entries(counts) as [';' | ',' | '\t', number][]).sort((a, b) => b[1] - a[1])[0]!;
  return counts[best] === 0 ? ',' : best;
}
