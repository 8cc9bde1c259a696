import type { Round, Stop } from '../../api/types.js';

const ms = (instant: string): number => Date.parse(instant);

/**
 * When the remaining stops are expected, as far as a phone without a network can know: ways and services as planned,
 * from the last thing that happened, and nothing before its window opens. The server reckons more finely.
 */
export function expectedOnPhone<S extends Stop>(round: Pick<Round, 'startsAt' | 'startedAt'>, stops: S[]): S[] {
  const over = stops.flatMap(({ state, doneAt }) => (state === 'planned' || doneAt === null ? [] : [ms(doneAt)]));
  let free = Math.max(round.startedAt === null ? -Infinity : ms(round.startedAt), ...over);
  let planned = ms(round.startsAt);
  let way = 0;
  if (free === -Infinity) return stops;
  return stops.map((stop) => {
    way += Math.max(0, ms(stop.plannedArrival) - planned);
    planned = ms(stop.plannedDeparture);
    if (stop.state !== 'planned') {
      // One that was driven to ends the way; one that needs no visit is passed by.
      if (stop.doneAt !== null) way = 0;
      return stop;
    }
    const opens = stop.opensAt === null ? -Infinity : ms(stop.opensAt);
    const begins = Math.max(stop.arrivedAt === null ? free + way : ms(stop.arrivedAt), opens);
    way = 0;
    free = begins + Math.max(0, planned - Math.max(ms(stop.plannedArrival), opens));
    const late_ms = begins - Math.max(ms(stop.promisedAt), opens);
    return { ...stop, expectedAt: new Date(begins).toISOString(), late_min: Math.max(0, Math.round(late_ms / 60_000)) };
  });
}
