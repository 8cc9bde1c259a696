/** Blanks that spreadsheets put between thousands: plain, non-breaking, narrow non-breaking. */
const THOUSANDS = /^[+-]?\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?=[.,]|$)/;
const DECIMAL = /^[+-]?\d{1,15}(?:[.,]\d{1,12})?$/;

/**
 * Reads a number as people and spreadsheets write it: `12.5`, `12,5`, `1 234,5`. Powers (`1e309`), hexadecimal and
 * a comma between thousands are refused, since each of them would sooner or later be read as another number.
 */
export function numberOf(text: string): number | null {
  const plain = THOUSANDS.test(text) ? text.replaceAll(/[ \u00a0\u202f]/g, '') : text;
  if (!DECIMAL.test(plain)) return null;
  return Number(plain.replace(',', '.'));
}

const YES = new Set(['1', 'true', 'yes', 'y', 'oui', 'o', 'vrai', 'x']);
const NO = new Set(['0', 'false', 'no', 'n', 'non', 'faux']);

/** Reads yes or no in French, English or a spreadsheet's words. */
export function yesNoOf(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
