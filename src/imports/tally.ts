import type { Language } from '../vocabulary/words.js';
import { lineOf, type RowProblem, type RowRemark } from './core/row-problem.js';
import type { ImportKind, ImportReport } from './import.dto.js';

const SHOWN = 1000;

/** What an import counts while it reads. Only the first problems are kept whole, so that a file of nothing but mistakes takes no memory. */
export class Tally {
  rows = 0;
  created = 0;
  updated = 0;
  unchanged = 0;
  skipped = 0;
  errorCount = 0;
  readonly problems: RowProblem[] = [];
  readonly remarks: RowRemark[] = [];

  refuse(problem: RowProblem): void {
    this.errorCount++;
    if (this.problems.length < SHOWN) this.problems.push(problem);
  }

  remark(remark: RowRemark): void {
    if (this.remarks.length < SHOWN) this.remarks.push(remark);
  }

  /** The report in one language, problems in the order of the file. */
  report(kind: ImportKind, dryRun: boolean, language: Language): ImportReport {
    // A refused file changed nothing, whatever it would have done.
    const isRefused = this.errorCount > 0 && !dryRun;
    const problems = this.problems.toSorted((a, b) => a.row - b.row);
    return {
      kind,
      dryRun,
      rows: this.rows,
      created: isRefused ? 0 : this.created,
      updated: isRefused ? 0 : this.updated,
      unchanged: this.unchanged,
      skipped: this.skipped,
      errorCount: this.errorCount,
      errors: problems.map((problem) => ({
        row: problem.row,
        column: problem.column,
        code: problem.code,
        found: problem.found,
        expected: problem.expected[language],
        text: lineOf(problem)[language],
      })),
      remarks: this.remarks.map(({ row, column, code, text }) => ({ row, column, code, text: text[language] })),
    };
  }
}
