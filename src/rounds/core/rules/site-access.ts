import { clock } from '../rule-example.js';
import { rule } from '../rule.js';
import { TOLERANCE } from '../trip.js';

/** A market street at the canteen: no vans between the two hours. */
const noVans = (from: string, to: string) => ({ canteen: [{ profiles: ['van' as const], window: [clock(from), clock(to)] as const }] });

export const siteAccess = rule({
  code: 'closed-to-vehicle',
  level: 'BLOCK',
  because: {
    fr: 'La rue est interdite à ce véhicule à cette heure : il arriverait trop tard après la réouverture.',
    en: 'The street is closed to this vehicle at that hour: once it is open again, it would come too late.',
  },
  refuses(trip) {
    const { vehicle, heldUp_s, arrival_s, start_s, departure_s, stops } = trip;
    if (vehicle.closed === undefined || heldUp_s === undefined) return false;
    for (let at = vehicle.committed.length; at < stops.length; at++) {
      const stop = stops[at];
      const closed = stop && vehicle.closed[stop.place];
      if (stop === undefined || closed === undefined) continue;
      const waits_s = heldUp_s[at] ?? 0;
      const comesTooLate = waits_s > 0 && (start_s[at] ?? 0) > stop.to_s + TOLERANCE;
      // Only a visit that is under way can still last into closed hours: others wait until it opens again.
      const [from_s, to_s] = [Math.max(0, arrival_s[at] ?? 0), departure_s[at] ?? 0];
      const isThere = closed.some((span) => from_s < span.to_s - TOLERANCE && to_s > span.from_s + TOLERANCE);
      if (comesTooLate || isThere) return { at, facts: { stop: stop.id, waits_s: Math.ceil(waits_s) } };
    }
    return false;
  },
  examples: [
    { given: 'a street that is closed later', closedTo: noVans('20:00', '21:00'), requests: { a: {} }, refused: false },
    { given: 'a street that opens again in time', closedTo: noVans('17:00', '19:00'), requests: { a: {} }, refused: false },
    {
      given: 'a street that opens again at 19:00, for a delivery until 18:59',
      closedTo: noVans('17:00', '19:00'),
      requests: { a: { delivery: { window: [clock('18:00'), clock('18:59')] } } },
      refused: true,
    },
    {
      given: 'a street that closes before unloading is over',
      closedTo: noVans('18:12', '21:00'),
      requests: { a: { delivery: { window: [clock('18:00'), clock('20:00')] } } },
      refused: true,
    },
    {
      given: 'a street that closes when unloading is over',
      closedTo: noVans('18:13', '21:00'),
      requests: { a: { delivery: { window: [clock('18:00'), clock('20:00')] } } },
      refused: false,
    },
    {
      given: 'a cargo bike where vans are kept out',
      vehicle: { profile: 'cargo-bike' },
      closedTo: noVans('17:00', '22:00'),
      requests: { a: { delivery: { window: [clock('18:00'), clock('18:59')] } } },
      refused: false,
    },
  ],
});
