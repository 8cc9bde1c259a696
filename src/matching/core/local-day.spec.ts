import fc from 'fast-check';
import { dayNumber, isoDate, localDays } from './local-day.js';

test.each([
  ['2026-11-20', 20_777],
  ['1970-01-01', 0],
  ['2024-02-29', 19_782],
])('%s is day %i', (date, day) => {
  expect(dayNumber(date)).toBe(day);
  expect(isoDate(day)).toBe(date);
});

test.each(['2026-02-30', '2025-02-29', '2026-13-01', '2026-1-1', '2026-11', '20-11-2026', '2026-11-20T00:00Z', ''])(
  '%j is no day',
  (text) => expect(dayNumber(text)).toBeUndefined(),
);

// Clocks that change by an hour, by half an hour, never, and at a quarter of an hour off the full one.
test.each(['Europe/Paris', 'Australia/Lord_Howe', 'Africa/Abidjan', 'Asia/Kathmandu', 'America/St_Johns'])(
  'in %s the local day is the one the calendar shows',
  (timeZone) => {
    const localDay = localDays(timeZone);
    const shown = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2028, 0) }), (at) => {
        expect(isoDate(localDay(at))).toBe(shown.format(at));
      }),
      { seed: 5, numRuns: 300 },
    );
  },
);

test('the day turns at local midnight, in winter and in summer', () => {
  const localDay = localDays('Europe/Paris');
  const lastMoment = [Date.parse('2026-11-20T23:59:59.999+01:00'), Date.parse('2026-07-20T23:59:59.999+02:00')];
  expect(lastMoment.map((at) => isoDate(localDay(at)))).toEqual(['2026-11-20', '2026-07-20']);
  expect(lastMoment.map((at) => isoDate(localDay(at + 1)))).toEqual(['2026-11-21', '2026-07-21']);
});

test('an unknown time zone is an error', () => {
  expect(() => localDays('Europe/Atlantis')).toThrow(RangeError);
});
