import { expectTimes, type RoundTimes, type StopTimes } from './eta.js';

/** Minutes since the round should have left. */
const at = (minutes: number): number => minutes * 60_000;

/** Four stops a quarter of an hour apart, five minutes each: 15–20, 35–40, 55–60, 75–80. */
const stop = (n: number, part: Partial<StopTimes> = {}): StopTimes => ({
  id: `s${n}`,
  plannedArrival: at(20 * n - 5),
  plannedDeparture: at(20 * n),
  promised: part.plannedArrival ?? at(20 * n - 5),
  opens: null,
  arrived: null,
  left: null,
  skipped: false,
  point: [2.39 + n / 100, 48.86],
  ...part,
});
const expected = (round: Partial<RoundTimes>): [string, number, number][] =>
  expectTimes({ plannedStart: 0, started: 0, now: 0, stops: [stop(1), stop(2), stop(3), stop(4)], ...round }).map(
    ({ id, expected: moment, late_s }) => [id, moment / 60_000, late_s / 60],
  );

describe('expected times of a round under way', () => {
  it('are the promised ones while all goes as planned', () => {
    expect(expected({})).toEqual([
      ['s1', 15, 0],
      ['s2', 35, 0],
      ['s3', 55, 0],
      ['s4', 75, 0],
    ]);
  });

  it('carry a late start, and an early one', () => {
    expect(expected({ started: at(10), now: at(10), stops: [stop(1), stop(2)] })).toEqual([
      ['s1', 25, 10],
      ['s2', 45, 10],
    ]);
    expect(expected({ started: at(-5), now: at(-5), stops: [stop(1)] })).toEqual([['s1', 10, 0]]);
  });

  it('start from the last stop that is over, with its planned way', () => {
    expect(expected({ now: at(27), stops: [stop(1, { left: at(27) }), stop(2), stop(3)] })).toEqual([
      ['s2', 42, 7],
      ['s3', 62, 7],
    ]);
  });

  it('use up a planned wait before anything gets late, and never come before the window opens', () => {
    // Arrives at 35, the window opens at 50: the plan waits a quarter of an hour.
    const waits = stop(2, { opens: at(50), plannedDeparture: at(55) });
    const after = stop(3, { plannedArrival: at(70), plannedDeparture: at(75) });
    expect(expected({ now: at(32), stops: [stop(1, { left: at(32) }), waits, after] })).toEqual([
      ['s2', 50, 0],
      ['s3', 70, 0],
    ]);
    expect(expected({ now: at(40), stops: [stop(1, { left: at(40) }), waits, after] })).toEqual([
      ['s2', 55, 5],
      ['s3', 75, 5],
    ]);
    expect(expected({ started: at(-30), now: at(-30), stops: [stop(1, { left: at(-14) }), waits] })).toEqual([['s2', 50, 0]]);
  });

  it('expect nothing in the past: a driver who is overdue is expected now', () => {
    expect(expected({ now: at(45), stops: [stop(1, { left: at(20) }), stop(2), stop(3)] })).toEqual([
      ['s2', 45, 10],
      ['s3', 65, 10],
    ]);
  });

  it('count the service from the arrival, or longer where it lasts longer', () => {
    expect(expected({ now: at(33), stops: [stop(1, { arrived: at(30) }), stop(2)] })).toEqual([
      ['s1', 30, 15],
      ['s2', 50, 15],
    ]);
    expect(expected({ now: at(50), stops: [stop(1, { arrived: at(30) }), stop(2)] })[1]).toEqual(['s2', 65, 30]);
  });

  it('take the straight way past a stop that was skipped', () => {
    // The skipped one lies on the way: the way is as long, its five minutes of service are saved.
    expect(expected({ now: at(20), stops: [stop(1, { left: at(20) }), stop(2, { left: at(20), skipped: true }), stop(3)] })).toEqual([
      ['s3', 50, 0],
    ]);
    // It was a detour there and back: nothing is left of it.
    const detour = expected({
      now: at(20),
      stops: [stop(1, { left: at(20) }), stop(2, { left: at(20), skipped: true }), stop(3, { point: stop(1).point })],
    });
    expect(detour).toEqual([['s3', 20, 0]]);
  });

  it('are late by what the site was told first, whatever the plan says now', () => {
    expect(expected({ stops: [stop(1, { promised: at(5) })] })).toEqual([['s1', 15, 10]]);
    expect(expected({ stops: [stop(1, { promised: at(5), opens: at(12) })] })).toEqual([['s1', 15, 3]]);
  });

  it('take stops done in another order as they come', () => {
    expect(expected({ now: at(50), stops: [stop(1, { left: at(20) }), stop(2), stop(3, { left: at(50) })] })).toEqual([['s2', 65, 30]]);
  });
});
