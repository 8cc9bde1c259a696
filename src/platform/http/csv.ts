/** What a cell can hold: numbers are written with a decimal point in every language, null as an empty cell. */
export type Cell = string | number | null;

/**
 * What a spreadsheet would take for the start of a formula, the full-width forms too, which some fold to ASCII (OWASP,
 * CSV injection).
 */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** One cell by RFC 4180: quoted where it must be, and never a formula: a text that looks like one gets an apostrophe in front. */
export function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One record with its line end. */
export const csvRow = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;
