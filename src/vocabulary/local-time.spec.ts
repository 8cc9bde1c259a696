import { addDays, daysBetween, endOfDay, instantOf, isoWeekday, localDate, localHour } from './local-time.js';

const PARIS = 'Europe/Paris';
const iso = (instant_ms: number): string => new Date(instant_ms).toISOString();

describe('local time', () => {
  it.each([
    ['2026-11-20', '18:00', '2026-11-20T17:00:00.000Z'],
    ['2026-07-14', '18:00', '2026-07-14T16:00:00.000Z'],
    // Clocks jump from 02:00 to 03:00 on 29 March: half past two is the moment after the jump.
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '04:00', '2026-10-25T03:00:00.000Z'],
  ])('%s %s in Paris is %s', (date, time, expected) => expect(iso(instantOf(date, time, PARIS))).toBe(expected));

  it('knows the hour that clocks show', () => {
    expect(localHour(Date.parse('2026-11-20T23:30:00Z'), PARIS)).toBe(0);
    expect(localHour(Date.parse('2026-07-14T16:00:00Z'), PARIS)).toBe(18);
  });

  it('knows each place’s own day, however often it is asked', () => {
    const instant_ms = Date.parse('2026-11-20T23:30:00Z');
    for (let again = 0; again < 2; again++) {
      expect([localDate(instant_ms, PARIS), localDate(instant_ms, 'America/Lima'), localDate(instant_ms - 3_600_000, PARIS)]).toEqual([
        '2026-11-21',
        '2026-11-20',
        '2026-11-20',
      ]);
    }
  });

  it('remembers thousands of days without mixing them up', () => {
    for (let day = 0; day < 6000; day++) {
      const date = addDays('2020-01-01', day);
      expect(localDate(instantOf(date, '12:00', PARIS), PARIS)).toBe(date);
    }
  });

  it('ends a day of 23, 24 or 25 hours with its last millisecond', () => {
    expect(iso(endOfDay('2026-11-20', PARIS))).toBe('2026-11-20T22:59:59.999Z');
    for (const [date, hours] of [['2026-03-29', 23], ['2026-06-01', 24], ['2026-10-25', 25]] as const) {
      expect(endOfDay(date, PARIS) + 1 - instantOf(date, '00:00', PARIS)).toBe(hours * 3_600_000);
    } // prettier-ignore
  });

  it('counts days on the calendar', () => {
    expect([addDays('2026-02-28', 1), addDays('2028-02-28', 1), addDays('2026-01-01', -1)]).toEqual([
      '2026-03-01',
      '2028-02-29',
      '2025-12-31',
    ]);
    expect([daysBetween('2026-03-28', '2026-03-30'), daysBetween('2026-11-20', '2026-11-19')]).toEqual([2, -1]);
    expect([isoWeekday('2026-11-16'), isoWeekday('2026-11-22')]).toEqual([1, 7]);
  });
});
