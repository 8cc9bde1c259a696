import { clock, exampleTrip, type RuleExample } from './rule-example.js';
import type { Trip } from './trip.js';

/** A market street at the canteen, which is 3 km and minutes from home; the shop is at 1. */
const trip = (example: Omit<RuleExample, 'given' | 'refused'>): Trip => exampleTrip({ given: '', refused: false, ...example });
const noVans = (...hours: readonly (readonly [from: string, to: string])[]) => ({
  canteen: hours.map(([from, to]) => ({ profiles: ['van' as const], window: [clock(from), clock(to)] as const })),
});
const minutes = (seconds: readonly number[]): number[] => seconds.map((s) => s / 60);

it('is entered when it opens', () => {
  const { arrival_s, start_s } = trip({ closedTo: noVans(['17:00', '18:30']), requests: { a: {} } });
  expect(minutes(arrival_s)).toEqual([1, 30]);
  expect(minutes(start_s)).toEqual([1, 30]);
});

it('is not entered for a visit that would last into the closed hours', () => {
  const { arrival_s } = trip({ closedTo: noVans(['18:12', '19:00'], ['19:04', '19:30']), requests: { a: {} } });
  // Unloading takes five minutes: neither before 18:12 nor between 19:00 and 19:04 is there time for it.
  expect(minutes(arrival_s)).toEqual([1, 90]);
});

it('looks at the whole visit', () => {
  const { arrival_s } = trip({
    closedTo: noVans(['18:20', '19:00']),
    requests: { a: {}, b: { delivery: { service_s: 900 } } },
    stops: ['a:pickup', 'b:pickup', 'a:delivery', 'b:delivery'],
  });
  expect(minutes(arrival_s)).toEqual([1, 1, 60, 60]);
});

it('lets others in', () => {
  const { arrival_s, heldUp_s } = trip({ vehicle: { profile: 'cargo-bike' }, closedTo: noVans(['17:00', '18:30']), requests: { a: {} } });
  expect([minutes(arrival_s), heldUp_s]).toEqual([[1, 8], undefined]);
});

it('is a good time for a break, elsewhere', () => {
  const { rests, start_s } = trip({
    vehicle: { breaks: [{ window: [clock('18:06'), clock('18:40')], duration_s: 1200 }] },
    closedTo: noVans(['17:00', '18:27']),
    requests: { a: {} },
  });
  expect(rests).toEqual([{ before: 1, from_s: 360, to_s: 1560 }]);
  expect(minutes(start_s)).toEqual([1, 28]);
});
