import { Flag, ListOf, OneOf, Text, Whole } from '../platform/http/fields.js';
import { DIRECTORY_KINDS } from './core/directory.js';

export const IMPORT_KINDS = [...DIRECTORY_KINDS, 'lots'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const MANY = Number.MAX_SAFE_INTEGER;

/** `?dryRun=true`, and the file's name for the record. */
export class ImportQuery {
  @OneOf(['true', 'false'], { about: 'true: read and compare only, write nothing.', optional: true }) dryRun?: string;
  @Text({ about: 'Name of the file, kept with the record of the import.', optional: true, max: 200 }) name?: string;

  get order(): { dryRun: boolean; name: string | null } {
    return { dryRun: this.dryRun === 'true', name: this.name ?? null };
  }
}

export class ImportKindParam {
  @OneOf(DIRECTORY_KINDS, { about: 'Which published file it is.' }) kind: (typeof DIRECTORY_KINDS)[number];
}

export class ImportProblem {
  @Whole({ about: 'Row in the file; the header is row 1.', min: 1, max: MANY }) row: number;
  @Text({ about: 'Column; empty where the whole row is meant.' }) column: string;
  @Text({ about: 'What kind of mistake.' }) code: string;
  @Text({ about: 'What is there.' }) found: string;
  @Text({ about: 'What was expected.', max: 1000 }) expected: string;
  @Text({ about: 'All of it in one sentence.', max: 2000 }) text: string;
}

export class ImportRemark {
  @Whole({ about: 'Row in the file; the header is row 1.', min: 1, max: MANY }) row: number;
  @Text({ about: 'Column.' }) column: string;
  @Text({ about: 'What kind of remark.' }) code: string;
  @Text({ about: 'In words.', max: 1000 }) text: string;
}

export class ImportReport {
  @OneOf(IMPORT_KINDS, { about: 'Which file it was.' }) kind: ImportKind;
  @Flag({ about: 'Whether nothing was written because nothing should be.' }) dryRun: boolean;
  @Whole({ about: 'Rows read, blank ones not counted.', min: 0, max: MANY }) rows: number;
  @Whole({ about: 'New ones written (or to be written).', min: 0, max: MANY }) created: number;
  @Whole({ about: 'Known ones that the file changes.', min: 0, max: MANY }) updated: number;
  @Whole({ about: 'Known ones that are already as the file says.', min: 0, max: MANY }) unchanged: number;
  @Whole({ about: 'Rows that are not for this territory, not food, or older editions of another row.', min: 0, max: MANY }) skipped: number;
  @Whole({ about: 'Rows with a mistake; with one or more nothing is written.', min: 0, max: MANY }) errorCount: number;
  @ListOf(() => ImportProblem, { about: 'The first 1,000 of them, one line a row.' }) errors: ImportProblem[];
  @ListOf(() => ImportRemark, { about: 'What is worth knowing, 1,000 at most.' }) remarks: ImportRemark[];
}
