import { addDays, instantAt, localDay, localTime, weekdayOf } from './zoned-time.js';

const PARIS = 'Europe/Paris';

describe('days and times of a territory', () => {
  it('names the local day and time of an instant', () => {
    const lateEvening = Date.parse('2026-11-20T23:30:00Z');
    expect(localDay(lateEvening, PARIS)).toBe('2026-11-21');
    expect(localTime(lateEvening, PARIS)).toBe('00:30');
    expect(localDay(lateEvening, 'America/Cayenne')).toBe('2026-11-20');
  });

  it('finds the instant of a local time, in winter and in summer', () => {
    expect(instantAt('2026-11-20', '18:00', PARIS)).toBe(Date.parse('2026-11-20T17:00:00Z'));
    expect(instantAt('2026-07-20', '18:00', PARIS)).toBe(Date.parse('2026-07-20T16:00:00Z'));
  });

  it('keeps to the clock on the days it changes', () => {
    // In 2026 clocks go forward on 29 March and back on 25 October.
    expect(instantAt('2026-03-29', '08:00', PARIS)).toBe(Date.parse('2026-03-29T06:00:00Z'));
    expect(instantAt('2026-10-25', '08:00', PARIS)).toBe(Date.parse('2026-10-25T07:00:00Z'));
    expect(instantAt('2026-10-25', '00:30', PARIS)).toBe(Date.parse('2026-10-24T22:30:00Z'));
  });

  it('counts days and weekdays', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2026-03-29', -1)).toBe('2026-03-28');
    expect(weekdayOf('2026-11-20')).toBe(5);
    expect(weekdayOf('2026-11-22')).toBe(7);
  });
});
