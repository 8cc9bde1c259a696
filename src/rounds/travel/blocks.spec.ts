import { blocksOf, type Block } from './blocks.js';

/** A table whose missing cells are given by a rule; the way from a place to itself is never missing. */
const gaps = (size: number, rule: (from: number, to: number) => boolean) => ({
  size,
  isMissing: (from: number, to: number) => from !== to && rule(from, to),
});

const covered = (blocks: readonly Block[]): Set<string> =>
  new Set(blocks.flatMap(({ rows, columns }) => rows.flatMap((row) => columns.map((column) => `${row}>${column}`))));

describe('which rectangles of a table are asked for', () => {
  it('asks nothing where nothing is missing, and a new table as one', () => {
    expect(
      blocksOf(
        gaps(5, () => false),
        100,
      ),
    ).toEqual([]);
    expect(
      blocksOf(
        gaps(60, () => true),
        100,
      ),
    ).toHaveLength(1);
  });

  it('keeps to the most a service allows, in parts of like length', () => {
    const blocks = blocksOf(
      gaps(60, () => true),
      50,
    );
    expect(blocks).toHaveLength(4);
    expect(new Set(blocks.flatMap(({ rows, columns }) => [rows.length, columns.length]))).toEqual(new Set([30]));
  });

  it('asks one row and one column for one new place', () => {
    const blocks = blocksOf(
      gaps(60, (from, to) => from === 17 || to === 17),
      100,
    );
    expect(blocks).toHaveLength(2);
    const cells = blocks.reduce((sum, { rows, columns }) => sum + rows.length * columns.length, 0);
    // 59 there and 59 back.
    expect(cells).toBe(118);
  });

  it('asks for whole rows and columns where gaps lie scattered', () => {
    const blocks = blocksOf(
      gaps(40, (from, to) => (from * 7 + to * 11) % 13 === 0),
      100,
    );
    expect(blocks).toHaveLength(1);
  });

  it('covers every gap, and never exceeds the limit, whatever is missing', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const size = 2 + (seed % 23);
      const most = 1 + (seed % 9);
      const rule = (from: number, to: number): boolean => (from * 31 + to * 17 + seed * seed) % (1 + (seed % 5)) === 0;
      const table = gaps(size, rule);
      const blocks = blocksOf(table, most);
      const found = covered(blocks);
      for (let from = 0; from < size; from++)
        for (let to = 0; to < size; to++) if (table.isMissing(from, to)) expect(found.has(`${from}>${to}`)).toBe(true);
      for (const { rows, columns } of blocks) expect(Math.max(rows.length, columns.length)).toBeLessThanOrEqual(most);
    }
  });
});
