import { loads } from './load.js';
import type { Model, Request } from './model.js';
import { sameVisit } from './model.js';
import { addedSquare_h2 } from './people-cost.js';
import type { IsoInstant, StopKind } from './problem.js';
import { tripParts } from './trip-parts.js';
import type { Trip } from './trip.js';

export interface PlannedStop {
  /** Request id, colon, `pickup` or `delivery`. */
  readonly stop: string;
  readonly request: string;
  readonly kind: StopKind;
  readonly place: string;
  /** Counts the vehicle's visits from 1. Stops of one visit share arrival and departure. */
  readonly visit: number;
  readonly arrival: IsoInstant;
  /** From arrival to the start of this stop's service. */
  readonly waiting_s: number;
  readonly departure: IsoInstant;
  /** Driven since the start of the round. */
  readonly driven_m: number;
  readonly loadAfter: { readonly grams: number; readonly litres: number; readonly coldLitres: number };
  /** True for a stop of a running round, which the planner was told not to touch. */
  readonly committed: boolean;
}

export interface PlannedRound {
  readonly vehicle: string;
  readonly leaves: IsoInstant;
  readonly returns: IsoInstant;
  readonly metres: number;
  /** From leaving to being back, waiting, breaks and time at the base included. */
  readonly seconds: number;
  /** Picked up on this round. */
  readonly grams: number;
  readonly stops: readonly PlannedStop[];
  /** For a vehicle that has to be back at its base now and then: what it drives between two times there. */
  readonly trips?: readonly PlannedTrip[];
  /** For a driver with breaks: those that are taken on the round. Others are taken before it or after it. */
  readonly breaks?: readonly PlannedBreak[];
  /** What the balance between drivers makes of this round, in the unit of the cost, where the objective weighs it. */
  readonly balance?: number;
}

export interface PlannedTrip {
  /** Just in time for the first stop. */
  readonly leaves: IsoInstant;
  readonly returns: IsoInstant;
  readonly metres: number;
  /** Visits from the first to the last, both included. */
  readonly visits: readonly [first: number, last: number];
}

export interface PlannedBreak {
  readonly from: IsoInstant;
  readonly to: IsoInstant;
  /** The visit it comes after: before driving on, on the way, or on arrival, whatever the hour says. */
  readonly afterVisit: number;
}

/** Puts a trip into words and times that people and other programs read. */
export function plannedRound(trip: Trip, model: Model): PlannedRound {
  const iso = (at_s: number): IsoInstant => isoOf(model, at_s);
  const { vehicle, stops } = trip;
  const { balance_per_h2 } = model.objective;
  const aboard = {
    grams: loads(trip, ({ total_g }) => total_g),
    litres: loads(trip, ({ litres }) => litres),
    coldLitres: loads(trip, ({ coldLitres }) => coldLitres),
  };
  const visits = visitsOf(trip);
  return {
    vehicle: vehicle.id,
    leaves: iso(trip.leaves_s),
    returns: iso(trip.returns_s),
    metres: trip.driven_m[stops.length] ?? 0,
    seconds: trip.returns_s - trip.leaves_s,
    grams: sumOf(stops.filter(({ kind }) => kind === 'pickup').map(({ request }) => request)),
    stops: stops.map(({ id, request, kind, place }, i) => {
      const visit = visits[i] as Visit;
      return {
        stop: id,
        request: request.id,
        kind,
        place: model.placeIds[place] as string,
        visit: visit.number,
        arrival: iso(visit.arrival_s),
        waiting_s: (trip.start_s[i] as number) - visit.arrival_s,
        departure: iso(visit.departure_s),
        driven_m: trip.driven_m[i] as number,
        loadAfter: { grams: aboard.grams[i] as number, litres: aboard.litres[i] as number, coldLitres: aboard.coldLitres[i] as number },
        committed: i < vehicle.committed.length,
      };
    }),
    ...(vehicle.tripLimits && {
      trips: tripParts(trip).map(({ from, to, metres, leaves_s, returns_s }): PlannedTrip => ({
        leaves: iso(leaves_s),
        returns: iso(returns_s),
        metres,
        visits: [visits[from]?.number ?? 0, visits[to - 1]?.number ?? 0],
      })),
    }),
    ...(vehicle.hasBreaks && {
      breaks: trip.rests.map(({ before, from_s, to_s }) => ({
        from: iso(from_s),
        to: iso(to_s),
        afterVisit: visits[before - 1]?.number ?? 0,
      })),
    }),
    ...(balance_per_h2 !== undefined && { balance: balance_per_h2 * addedSquare_h2(trip) }),
  };
}

interface Visit {
  readonly number: number;
  readonly arrival_s: number;
  departure_s: number;
}

/** The visit of each stop. The first of each trip is reached when the vehicle, leaving its base just in time, gets there. */
function visitsOf({ vehicle, stops, arrival_s, departure_s, leaves_s, calls }: Trip): Visit[] {
  const { seconds, size } = vehicle.legs;
  const leftBase_s = new Map([[0, leaves_s], ...calls.map((call) => [call.before, call.leaves_s] as const)]);
  const visits: Visit[] = [];
  stops.forEach((stop, i) => {
    const before = stops[i - 1];
    const last = visits[i - 1];
    if (last && before && sameVisit(before, stop)) {
      last.departure_s = departure_s[i] as number;
      visits.push(last);
      return;
    }
    const soonest_s = (leftBase_s.get(i) ?? -Infinity) + (seconds[vehicle.start * size + stop.place] as number);
    visits.push({
      number: (last?.number ?? 0) + 1,
      arrival_s: Math.max(arrival_s[i] as number, soonest_s),
      departure_s: departure_s[i] as number,
    });
  });
  return visits;
}

/** An instant of the model, as people and other programs read it. */
export const isoOf = ({ origin_ms }: Model, at_s: number): IsoInstant => new Date(Math.round(origin_ms + at_s * 1000)).toISOString();

const sumOf = (requests: readonly Request[]): number => requests.reduce((sum, { total_g }) => sum + total_g, 0);
