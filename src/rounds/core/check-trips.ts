import { MS, seconds, type Context } from './check-context.js';

/** The trips of a vehicle that has to be back at its base: each of its visits in one of them, and none too far or too long. */
export function checkTrips({ round, vehicle, stops, committed, running, leg, report }: Context): void {
  const { trip } = vehicle;
  if (trip === undefined) {
    if (round.trips !== undefined) report('wrong-trips', undefined, 'has no base to be back at');
    return;
  }
  const trips = round.trips ?? [];
  const visits = trips.flatMap(({ visits: [first, last] }) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
  const all = [...new Set(stops.map(({ planned }) => planned.visit))];
  if (visits.join() !== all.join()) report('wrong-trips', undefined, `visits ${visits.join()} of ${all.join()}`);
  const ends = [trips[0]?.leaves === round.leaves, trips.at(-1)?.returns === round.returns];
  if (stops.length > 0 && ends.includes(false)) report('wrong-trips', undefined, 'the round and its trips begin and end apart');
  let metres = 0;
  for (const {
    leaves,
    returns,
    metres: said_m,
    visits: [first, last],
  } of trips) {
    const made = stops.filter(({ planned: { visit } }) => visit >= first && visit <= last);
    const [from, to] = [made[0], made.at(-1)];
    if (from === undefined || to === undefined) continue;
    metres += said_m;
    const home = last === all.at(-1) ? vehicle.end : vehicle.start;
    const driven_m =
      leg(vehicle.profile, vehicle.start, from.end.place).metres +
      (to.planned.driven_m - from.planned.driven_m) +
      leg(vehicle.profile, to.end.place, home).metres;
    if (Math.abs(driven_m - said_m) > 1.01 * (made.length + 2)) report('wrong-trips', undefined, `drives ${String(driven_m)} m`);
    const onRoad = stops.slice(0, stops.indexOf(from)).reduce((sum, { planned }) => sum + (planned.kind === 'pickup' ? 1 : -1), 0);
    const isFact = running?.returned?.includes(from.planned.stop) ?? false;
    if (onRoad !== 0 && !isFact) report('wrong-trips', from.planned.stop, 'goes to the base with a load');
    if (stops.indexOf(to) < committed) continue;
    if (said_m > (trip.range_m ?? Infinity) + 0.01) report('beyond-range', to.planned.stop, `${String(said_m)} m`);
    const length_s = seconds(returns) - seconds(leaves);
    if (length_s > (trip.longest_s ?? Infinity) + MS) report('trip-too-long', to.planned.stop, `${String(length_s)} s`);
  }
  if (Math.abs(metres - round.metres) > 0.01) report('wrong-metres', undefined, 'the trips and the round');
  if (stops.length > committed && trips.length > (vehicle.maxTrips ?? Infinity)) report('too-many-trips', undefined, String(trips.length));
}
