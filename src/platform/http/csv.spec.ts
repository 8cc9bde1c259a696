import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvCell, csvRow } from './csv.js';

describe('CSV', () => {
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "yes"', '"say ""yes"""'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
  ])('writes %j as %j', (text, written) => expect(csvCell(text)).toBe(written));

  it.each(['=1+1', '+33 1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠SUM(A1)', '=cmd|"/c calc"!A1'])(
    'disarms the formula %j',
    (text) => {
      const [[read]] = parse(csvRow([text])) as [[string]];
      expect(read).toBe(`'${text}`);
    },
  );

  it('leaves numbers alone, negative ones too, with a point and no thousands', () => {
    expect(csvRow([-2.5, 1234567, null, 0])).toBe('-2.5,1234567,,0\r\n');
  });

  it('is read back as it was written, and no cell begins with what a spreadsheet would run', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          for (const cells of rows) {
            // A reader may fold a bare CR inside a quoted cell; nothing we store holds one.
            const clean = cells.map((cell) => cell.replaceAll('\r', ''));
            const [read] = parse(csvRow(clean), { relax_column_count: true }) as string[][];
            expect(read).toEqual(clean.map((cell) => (/^[=+\-@\t＝＋－＠]/.test(cell) ? `'${cell}` : cell)));
          }
        },
      ),
    );
  });
});
