import { lentDuring, weekFaults, type LendingCalendar } from './lending.js';
import { hoursOf } from './span.js';

const at = (iso: string): number => Date.parse(iso);
const shown = (calendar: LendingCalendar, from: string, to: string): string[] =>
  lentDuring(calendar, { from: at(from), to: at(to) }).map(
    (span) => `${new Date(span.from).toISOString()} ${new Date(span.to).toISOString()}`,
  );

const weekly = (...windows: [weekday: number, opens: string, closes: string][]): LendingCalendar => ({
  windows: windows.map(([weekday, opens, closes]) => ({ weekday, opens, closes })),
  exceptions: [],
  timeZone: 'Europe/Paris',
});

describe('when a thing is lent', () => {
  it('follows the week in local time', () => {
    // 20 November 2026 is a Friday, winter time.
    expect(shown(weekly([5, '18:00', '22:00']), '2026-11-19T00:00:00+01:00', '2026-11-22T00:00:00+01:00')).toEqual([
      '2026-11-20T17:00:00.000Z 2026-11-20T21:00:00.000Z',
    ]);
  });

  it('joins a night that ends at midnight with the day that begins there', () => {
    expect(shown(weekly([5, '18:00', '24:00'], [6, '00:00', '08:00']), '2026-11-20T12:00:00+01:00', '2026-11-21T12:00:00+01:00')).toEqual([
      '2026-11-20T17:00:00.000Z 2026-11-21T07:00:00.000Z',
    ]);
  });

  it('is at any time where no week is given', () => {
    expect(shown(weekly(), '2026-11-20T12:00:00+01:00', '2026-11-23T12:00:00+01:00')).toHaveLength(1);
  });

  it('lasts 23 and 25 hours on the days that clocks change', () => {
    const always = weekly([7, '00:00', '24:00']);
    const hours = (day: string): number =>
      hoursOf(lentDuring(always, { from: at(`${day}T00:00:00Z`) - 12 * 3_600_000, to: at(`${day}T00:00:00Z`) + 48 * 3_600_000 }));
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-22')]).toEqual([23, 25, 24]);
  });

  it('is not on days taken out, and at other hours on days that say so', () => {
    const calendar: LendingCalendar = {
      ...weekly([5, '08:00', '20:00'], [6, '08:00', '20:00']),
      exceptions: [
        { fromDate: '2026-11-20', toDate: '2026-11-20', opens: null, closes: null },
        { fromDate: '2026-11-21', toDate: '2026-11-22', opens: '10:00', closes: '12:00' },
      ],
    };
    expect(shown(calendar, '2026-11-20T00:00:00+01:00', '2026-11-23T00:00:00+01:00')).toEqual([
      '2026-11-21T09:00:00.000Z 2026-11-21T11:00:00.000Z',
      '2026-11-22T09:00:00.000Z 2026-11-22T11:00:00.000Z',
    ]);
  });
});

describe('a week', () => {
  it('may have windows that touch, not that overlap or run backwards', () => {
    expect(weekFaults(weekly([1, '08:00', '12:00'], [1, '12:00', '24:00'], [2, '08:00', '12:00']).windows)).toEqual([]);
    expect(weekFaults(weekly([1, '08:00', '12:00'], [1, '11:00', '13:00'], [2, '12:00', '12:00']).windows)).toEqual([
      { index: 1, fault: 'overlaps' },
      { index: 2, fault: 'ends-first' },
    ]);
  });
});
