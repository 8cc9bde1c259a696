/**
 * A linear or mixed-integer program to maximise, as the compressed columns that HiGHS takes: a hundred thousand of them are
 * handed over in a tenth of a second, where its text format takes seconds.
 */
export interface LinearProgram {
  readonly columns: number;
  readonly rows: number;
  readonly cost: Float64Array;
  /** Every column is at least 0. */
  readonly upper: Float64Array;
  /** 1 where a column must be a whole number. */
  readonly whole: Uint8Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  /** Entries of column `c`: `starts[c]` to `starts[c + 1]`. */
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Collects a program row by row and column by column, entries in any order. */
export class ProgramDraft {
  private readonly cost: number[] = [];
  private readonly upper: number[] = [];
  private readonly whole: number[] = [];
  private readonly lower: number[] = [];
  private readonly most: number[] = [];
  private readonly entryColumn: number[] = [];
  private readonly entryRow: number[] = [];
  private readonly entryValue: number[] = [];

  /** A new column from 0 to `upper`; answers its place. */
  column({ cost, upper, whole }: { cost: number; upper: number; whole: boolean }): number {
    this.cost.push(cost);
    this.upper.push(upper);
    this.whole.push(whole ? 1 : 0);
    return this.cost.length - 1;
  }

  /** A new row whose sum lies between `lower` and `most`; answers its place. */
  row(lower: number, most: number): number {
    this.lower.push(lower);
    this.most.push(most);
    return this.lower.length - 1;
  }

  entry(row: number, column: number, value: number): void {
    this.entryRow.push(row);
    this.entryColumn.push(column);
    this.entryValue.push(value);
  }

  finish(): LinearProgram {
    const columns = this.cost.length;
    const starts = new Int32Array(columns + 1);
    for (const column of this.entryColumn) starts[column + 1]! += 1;
    for (let c = 0; c < columns; c++) starts[c + 1]! += starts[c]!;
    const next = starts.slice();
    const indices = new Int32Array(this.entryRow.length);
    const values = new Float64Array(this.entryRow.length);
    this.entryColumn.forEach((column, entry) => {
      const place = next[column]!++;
      indices[place] = this.entryRow[entry]!;
      values[place] = this.entryValue[entry]!;
    });
    return {
      columns,
      rows: this.lower.length,
      cost: Float64Array.from(this.cost),
      upper: Float64Array.from(this.upper),
      whole: Uint8Array.from(this.whole),
      rowLower: Float64Array.from(this.lower),
      rowUpper: Float64Array.from(this.most),
      starts,
      indices,
      values,
    };
  }
}
