import type { Declaration } from './declaration.js';

/** One lot of many, already read and checked field by field. */
export interface BulkLot extends Declaration {
  /** Where it stands in the file. */
  row: number;
  /** Code or id of the donor site. */
  site: string;
  externalRef: string | null;
  label: string;
  package_g: number;
  packages: number;
  needsSorting: boolean;
  gtin: string | null;
  batch: string | null;
  note: string | null;
}
