/** A rectangle of a table: a question that one request can hold. */
export interface Block {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

interface Gaps {
  readonly size: number;
  isMissing(from: number, to: number): boolean;
}

/** What a request takes by itself, in legs: a server computes some hundred in the time a question travels. */
const REQUEST_LEGS = 400;

/**
 * Rectangles that cover everything missing, each with at most `most` rows and columns. Rows that miss the same columns
 * share a rectangle: one new place among known ones costs its row and its column, not the whole table. Where the gaps
 * lie so scattered that asking for every row and column concerned is less work, these are asked.
 */
export function blocksOf(gaps: Gaps, most: number): Block[] {
  const groups = grouped(gaps);
  const exact = groups.flatMap((group) => split(group, most));
  const rows = new Set(groups.flatMap((group) => group.rows));
  const columns = new Set(groups.flatMap((group) => group.columns));
  const all = split({ rows: [...rows].sort(ascending), columns: [...columns].sort(ascending) }, most);
  return workOf(exact) <= workOf(all) ? exact : all;
}

const workOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, { rows, columns }) => sum + REQUEST_LEGS + rows.length * columns.length, 0);

const ascending = (a: number, b: number): number => a - b;

/** A row misses every column but its own where a table is new: own columns do not tell two rows apart. */
function grouped(gaps: Gaps): Block[] {
  const groups: { rows: number[]; columns: Set<number> }[] = [];
  for (let row = 0; row < gaps.size; row++) {
    const missing: number[] = [];
    for (let column = 0; column < gaps.size; column++) if (gaps.isMissing(row, column)) missing.push(column);
    if (missing.length === 0) continue;
    const group = groups.find(({ rows, columns }) => fits({ rows, columns }, row, missing));
    if (!group) groups.push({ rows: [row], columns: new Set(missing) });
    else {
      group.rows.push(row);
      for (const column of missing) group.columns.add(column);
    }
  }
  return groups.map(({ rows, columns }) => ({ rows, columns: [...columns].sort(ascending) }));
}

function fits(group: { rows: readonly number[]; columns: ReadonlySet<number> }, row: number, missing: readonly number[]): boolean {
  const added = missing.filter((column) => !group.columns.has(column));
  if (added.some((column) => !group.rows.includes(column)) || added.length > 1) return false;
  const shared = missing.length - added.length;
  return group.columns.size - shared === (group.columns.has(row) ? 1 : 0);
}

function split({ rows, columns }: Block, most: number): Block[] {
  return parts(rows, most).flatMap((some) => parts(columns, most).map((others) => ({ rows: some, columns: others })));
}

/** Parts of about the same length: 60 in fifties is twice 30, and no request waits for a large one. */
function parts(numbers: readonly number[], most: number): number[][] {
  const count = Math.max(1, Math.ceil(numbers.length / most));
  return Array.from({ length: count }, (_, n) =>
    numbers.slice(Math.round((n * numbers.length) / count), Math.round(((n + 1) * numbers.length) / count)),
  ).filter((part) => part.length > 0);
}
