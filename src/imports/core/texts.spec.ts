import { dateOf, instantOf, timeOf } from './date-text.js';
import { titleCase } from './directory.js';
import { headerOf, separatorOf } from './header.js';
import { numberOf, yesNoOf } from './number-text.js';
import { frenchDays, weekOf } from './week-text.js';

describe('numbers as people write them', () => {
  it.each([
    ['12', 12],
    ['12.5', 12.5],
    ['12,5', 12.5],
    ['1 234,5', 1234.5],
    ['1\u00a0234', 1234],
    ['1\u202f234\u202f567', 1234567],
    ['-3', -3],
    ['0', 0],
  ])('reads %s', (text, value) => expect(numberOf(text)).toBe(value));

  it.each(['', 'abc', '1e309', '1e3', '0x10', 'Infinity', 'NaN', '1,234.5', '12 34', '--1', '1.', '.5', '٣'])('refuses %s', (text) =>
    expect(numberOf(text)).toBeNull(),
  );

  it('reads yes and no in both languages', () => {
    expect([yesNoOf('oui'), yesNoOf('FALSE'), yesNoOf('1'), yesNoOf('peut-être')]).toEqual([true, false, true, null]);
  });
});

describe('dates', () => {
  it.each([
    ['2026-11-20', '2026-11-20', 'day'],
    ['20/11/2026', '2026-11-20', 'day'],
    ['5.3.2027', '2027-03-05', 'day'],
    ['11/2026', '2026-11-01', 'month'],
    ['2026-11', '2026-11-01', 'month'],
    ['2027', '2027-01-01', 'year'],
    ['29/02/2028', '2028-02-29', 'day'],
  ])('reads %s', (text, date, precision) => expect(dateOf(text)).toEqual({ date, precision }));

  it.each(['30/02/2026', '2026-02-30', '29/02/2027', '2026-13-01', '11/20/2026', '0000-00-00', '20/11/26', 'demain', '1999-12-31'])(
    'refuses %s',
    (text) => expect(dateOf(text)).toBeNull(),
  );

  it('wants an offset of an instant', () => {
    expect(instantOf('2026-11-20T18:00:00+01:00')).toBe(Date.UTC(2026, 10, 20, 17));
    expect(instantOf('2026-11-20 18:00Z')).toBe(Date.UTC(2026, 10, 20, 18));
    for (const text of ['2026-11-20T18:00:00', '2026-02-30T18:00:00Z', '2026-11-20', '2026-11-20T25:00:00Z'])
      expect(instantOf(text)).toBeNull();
  });

  it('reads times of day', () => {
    expect(['7:30', '07:30', '7h30', '13h', '13:30:00'].map(timeOf)).toEqual(['07:30', '07:30', '07:30', '13:00', '13:30']);
    expect(['24:00', '7', '12:60', 'midi'].map(timeOf)).toEqual([null, null, null, null]);
  });
});

describe('days and hours of a week', () => {
  // Every way the published markets file writes its days, its misprint included.
  it.each([
    ['mercredi, samedi', [3, 6]],
    ['mardi,  vendredi', [2, 5]],
    ['mercredi , dimanche', [3, 7]],
    ['mercredi apm, samedi', [3, 6]],
    ['mardi apm et vendredi apm', [2, 5]],
    ['tous les jours', [1, 2, 3, 4, 5, 6, 7]],
    ['tous les jours sauf le lundi', [2, 3, 4, 5, 6, 7]],
    ['lous les jours sauf dimanche', [1, 2, 3, 4, 5, 6]],
  ])('reads %s', (text, days) => expect(frenchDays(text)).toEqual(days));

  it('refuses a word that is no day', () =>
    expect([frenchDays('mercredi, someday'), frenchDays(''), frenchDays('tous les jours sauf jamais')]).toEqual([null, null, null]));

  it('reads a week on one line', () => {
    expect(weekOf('lun-mar 09:00-12:00, 14h-18h30; sam 10:00-13:00')).toEqual([
      { weekday: 1, opens: '09:00', closes: '12:00' },
      { weekday: 1, opens: '14:00', closes: '18:30' },
      { weekday: 2, opens: '09:00', closes: '12:00' },
      { weekday: 2, opens: '14:00', closes: '18:30' },
      { weekday: 6, opens: '10:00', closes: '13:00' },
    ]);
    expect(weekOf('tue+thu 08:00-09:00')).toEqual([2, 4].map((weekday) => ({ weekday, opens: '08:00', closes: '09:00' })));
    expect(weekOf('')).toEqual([]);
  });

  it.each(['lun', '09:00-12:00', 'lun 12:00-09:00', 'lun 09:00', 'x 09:00-10:00', 'ven-lun 09:00-10:00'])('refuses %s', (text) =>
    expect(weekOf(text)).toBeNull(),
  );
});

describe('headers', () => {
  it.each([
    ['a;b;c', ';'],
    ['a,b,c', ','],
    ['a\tb\tc', '\t'],
    ['"a;b;c",d,e', ','],
    ['alone', ','],
  ])('finds the separator of %s', (line, separator) => expect(separatorOf(line)).toBe(separator));

  const columns = [{ name: 'Nom', required: true }, { name: 'poids_kg', aliases: ['Poids (kg)'], required: true }, { name: 'note' }];

  it('finds columns without regard to case, accents and punctuation', () => {
    expect(headerOf(['POIDS KG', 'nôm', 'autre'], columns)).toEqual({ places: new Map([['poids_kg', 0], ['Nom', 1]]), width: 3, unknown: ['autre'] }); // prettier-ignore
  });

  it('says which column is missing and which are needed', () => {
    expect(headerOf(['Nom', 'note'], columns)).toMatchObject({
      row: 1,
      code: 'missing-column',
      column: 'poids_kg',
      expected: { fr: 'les colonnes Nom, poids_kg.' },
    });
    expect(headerOf(['Nom', 'poids', 'nom'], columns)).toMatchObject({ code: 'double-column', column: 'Nom' });
  });
});

describe('small texts', () => {
  it('writes names that came in capitals as people write them', () => {
    expect(titleCase("MARCHÉ DE L'ÉGLISE  SAINT-ELOI")).toBe("Marché de L'Église Saint-Eloi");
  });
});
