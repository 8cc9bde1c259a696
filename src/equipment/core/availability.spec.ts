import { availability, nextFree, type Availability, type Hold } from './availability.js';
import { stateNow } from './state-now.js';

const at = (time: string): number => Date.parse(`2026-11-20T${time}:00+01:00`);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });
const held = (from: string, to: string, given: Partial<Hold> = {}): Hold => ({
  period: span(from, to),
  purpose: 'loan',
  holder: 'Tablée Imaginaire',
  organisationId: 'o1',
  ...given,
});
const item = (given: Partial<Availability> = {}): Availability => ({
  calendar: { windows: [{ weekday: 5, opens: '08:00', closes: '20:00' }], exceptions: [], timeZone: 'Europe/Paris' },
  active: true,
  attestedUntil: null,
  holds: [],
  ...given,
});
const NOW = at('09:00');

describe('whether an item can be had', () => {
  it('can, within the hours it is lent, up to their very ends', () => {
    expect(availability(item(), span('08:00', '20:00'), NOW)).toEqual({ can: 'book' });
  });

  it('asks the owner outside them', () => {
    expect(availability(item(), span('19:00', '20:01'), NOW)).toEqual({ can: 'ask' });
  });

  it('can between two bookings that it touches, and not a minute longer', () => {
    const holds = [held('10:00', '12:00'), held('14:00', '15:00')];
    expect(availability(item({ holds }), span('12:00', '14:00'), NOW)).toEqual({ can: 'book' });
    expect(availability(item({ holds }), span('12:00', '14:01'), NOW)).toEqual({ can: 'not', reason: 'taken', hold: holds[1] });
  });

  it('cannot while it is in upkeep, out of order or past its attestation', () => {
    const upkeep = held('10:00', '12:00', { purpose: 'upkeep' });
    expect(availability(item({ holds: [upkeep] }), span('11:00', '13:00'), NOW)).toMatchObject({ can: 'not', reason: 'upkeep' });
    expect(availability(item({ active: false }), span('11:00', '13:00'), NOW)).toMatchObject({ can: 'not', reason: 'out-of-order' });
    expect(availability(item({ attestedUntil: '2026-11-19' }), span('11:00', '13:00'), NOW)).toMatchObject({
      can: 'not',
      reason: 'attestation',
    });
  });

  it('can on the last day of its attestation, until midnight', () => {
    const lastDay = item({ attestedUntil: '2026-11-20', calendar: { windows: [], exceptions: [], timeZone: 'Europe/Paris' } });
    const midnight = at('23:59') + 60_000;
    expect(availability(lastDay, { from: at('22:00'), to: midnight }, NOW)).toEqual({ can: 'book' });
    expect(availability(lastDay, { from: at('22:00'), to: midnight + 1 }, NOW)).toMatchObject({ can: 'not', reason: 'attestation' });
  });

  it('cannot within the hour while it is not back, and can later', () => {
    const holds = [held('08:00', '08:45')];
    expect(availability(item({ holds }), span('09:59', '11:00'), NOW)).toEqual({ can: 'not', reason: 'not-back', hold: holds[0] });
    expect(availability(item({ holds }), span('10:00', '11:00'), NOW)).toEqual({ can: 'book' });
  });
});

describe('the next free period', () => {
  it('is as long as what was asked, between bookings or after them', () => {
    const holds = [held('10:00', '12:00'), held('12:30', '14:00')];
    expect(nextFree(item({ holds }), span('10:00', '10:30'), NOW)).toEqual(span('12:00', '12:30'));
    expect(nextFree(item({ holds }), span('10:00', '11:00'), NOW)).toEqual(span('14:00', '15:00'));
  });

  it('waits for the next week where the day is over, and gives up after a fortnight', () => {
    const week = 7 * 86_400_000;
    expect(nextFree(item({ holds: [held('10:00', '20:00')] }), span('10:00', '13:00'), NOW)).toEqual({
      from: at('08:00') + week,
      to: at('11:00') + week,
    });
    expect(nextFree(item(), { from: at('08:00'), to: at('21:00') }, NOW)).toBeNull();
  });

  it('counts an hour for what is not back', () => {
    expect(nextFree(item({ holds: [held('08:00', '08:45')] }), span('09:00', '09:30'), NOW)).toEqual(span('10:00', '10:30'));
  });
});

describe('how an item is now', () => {
  it.each([
    ['free', item(), null],
    ['taken', item({ holds: [held('08:30', '12:00')] }), '12:00'],
    ['upkeep', item({ holds: [held('08:30', '12:00', { purpose: 'upkeep' })] }), '12:00'],
    ['late', item({ holds: [held('08:00', '08:45')] }), '08:45'],
    ['out-of-order', item({ active: false }), null],
    ['attestation', item({ attestedUntil: '2026-11-19' }), null],
    [
      'not-lent',
      item({ calendar: { windows: [{ weekday: 6, opens: '08:00', closes: '20:00' }], exceptions: [], timeZone: 'Europe/Paris' } }),
      null,
    ],
  ])('%s', (state, facts, until) => {
    expect(stateNow(facts, NOW)).toMatchObject({ state, until_ms: until === null ? null : at(until) });
  });
});
