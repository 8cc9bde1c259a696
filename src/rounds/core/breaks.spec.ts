import { clock, exampleTrip, type RuleExample } from './rule-example.js';
import type { Trip } from './trip.js';

/** Breaks on the street of the rule examples: the shop at 1 km from home, the canteen at 3, a kilometre a minute; now is 18:00. */
const trip = (example: Omit<RuleExample, 'given' | 'refused'>): Trip => exampleTrip({ given: '', refused: false, ...example });
const rest = (from: string, to: string, minutes: number) => ({ window: [clock(from), clock(to)] as const, duration_s: minutes * 60 });
const rests = ({ rests: taken }: Trip): number[][] => taken.map(({ before, from_s, to_s }) => [before, from_s / 60, to_s / 60]);
const minutes = (seconds: readonly number[]): number[] => seconds.map((s) => s / 60);

it('is taken as soon as a visit is over, and makes the rest of the round later', () => {
  const rested = trip({ vehicle: { breaks: [rest('18:02', '18:20', 10)] }, requests: { a: {} } });
  // Loading from 18:01 to 18:06, the rest until 18:16, two minutes of driving.
  expect(rests(rested)).toEqual([[1, 6, 16]]);
  expect(minutes(rested.start_s)).toEqual([1, 18]);
  expect(minutes(rested.arrival_s)).toEqual([1, 18]);
  expect(rested.returns_s / 60).toBe(26);
});

it('begins on the way when its window does', () => {
  const rested = trip({ vehicle: { breaks: [rest('18:07', '18:20', 10)] }, requests: { a: {} } });
  expect(rests(rested)).toEqual([[1, 7, 17]]);
  expect(minutes(rested.arrival_s)).toEqual([1, 18]);
});

it('takes no time from a driver who waits anyway', () => {
  const late = { delivery: { window: [clock('18:40'), clock('19:00')] as const } };
  const rested = trip({ vehicle: { breaks: [rest('18:20', '18:45', 15)] }, requests: { a: late } });
  expect(rests(rested)).toEqual([[1, 20, 35]]);
  expect(minutes(rested.arrival_s)).toEqual([1, 8]);
  expect(minutes(rested.start_s)).toEqual([1, 40]);
});

it('waits for the next gap when this one would make a window close', () => {
  const soon = { delivery: { window: [clock('18:00'), clock('18:10')] as const } };
  const rested = trip({ vehicle: { breaks: [rest('18:02', '18:25', 10)] }, requests: { a: soon } });
  // Taken at the first gap the canteen would be closed; taken on the way home it is in time, just.
  expect(rests(rested)).toEqual([[2, 13, 23]]);
  expect(rested.missed).toEqual([]);
});

it('is not taken while food rides that may not ride so long', () => {
  const rested = trip({ vehicle: { breaks: [rest('18:02', '18:25', 10)] }, requests: { soup: { maxOnBoard_s: 300 } } });
  expect(rests(rested)).toEqual([[2, 13, 23]]);
});

it('is nobody’s business when the driver is at home for it', () => {
  const evening = trip({ vehicle: { breaks: [rest('18:16', '18:46', 30), rest('17:00', '17:30', 30)] }, requests: { a: {} } });
  expect([evening.rests, evening.missed]).toEqual([[], []]);
});

it('delays the start only where there is no other way', () => {
  const tight = { pickup: { service_s: 1200 }, delivery: { service_s: 1200 } };
  const rested = trip({ vehicle: { breaks: [rest('18:00', '18:20', 15)] }, requests: { a: tight } });
  // Loading would last until 18:21; so the driver rests at home from 18:00 to 18:15.
  expect([rested.rests, rested.missed, rested.leaves_s / 60]).toEqual([[], [], 15]);
});

it('is missed when every way makes something late', () => {
  const tight = { pickup: { window: [clock('18:00'), clock('18:05')] as const, service_s: 1200 }, delivery: { service_s: 1200 } };
  const rested = trip({ vehicle: { breaks: [rest('18:00', '18:20', 15)] }, requests: { a: tight } });
  expect(rested.missed).toHaveLength(1);
  expect(minutes(rested.start_s)).toEqual([1, 23]);
});

it('counts as taken when the round on the road says so', () => {
  const running = { committed: ['a:pickup'], left: [clock('17:50')], running: { breaksTaken: 1 } };
  const vehicle = { shift: [clock('17:00'), clock('22:00')] as const, breaks: [rest('17:30', '18:25', 20)] };
  const facts = { vehicle, requests: { a: { pickup: { window: [clock('17:00'), clock('18:00')] as const } } } };
  expect(trip({ ...facts, ...running }).rests).toEqual([]);
  expect(rests(trip({ ...facts, ...running, running: {} }))).toEqual([[1, 0, 20]]);
});

it('is placed twice where there are two', () => {
  const rested = trip({ vehicle: { breaks: [rest('18:12', '19:00', 10), rest('18:02', '18:40', 5)] }, requests: { a: {} } });
  // The earlier window first, whatever the order in the file; the second one is free at home from 18:21 on.
  expect(rests(rested)).toEqual([]);
  const long = { a: { delivery: { window: [clock('19:00'), clock('20:00')] as const } } };
  expect(rests(trip({ vehicle: { breaks: [rest('18:12', '19:00', 10), rest('18:02', '18:40', 5)] }, requests: long }))).toEqual([
    [1, 6, 11],
    [1, 12, 22],
  ]);
});
