import { loads } from './load.js';
import type { Model, Request } from './model.js';
import { sameVisit } from './model.js';
import type { IsoInstant, StopKind } from './problem.js';
import { explain, type Reason } from './explain.js';
import type { Trace } from './improve.js';
import { length_m } from './route.js';
import type { Solution } from './solution.js';
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
  readonly seconds: number;
  /** Picked up on this round. */
  readonly grams: number;
  readonly stops: readonly PlannedStop[];
}

export interface Unserved {
  readonly request: string;
  /** The vehicle it is on, when it was picked up and cannot be delivered: a person has to act. */
  readonly aboard?: string;
  /** One reason for each vehicle, in the order of the problem. */
  readonly because: readonly Reason[];
}

/** The answer to a problem: the file format `glane-plan/1`, as plain JSON. */
export interface RoundsPlan {
  readonly format: 'glane-plan/1';
  /** Only vehicles that leave. */
  readonly rounds: readonly PlannedRound[];
  readonly unserved: readonly Unserved[];
  /** What the objective of the problem makes of this plan. */
  readonly cost: number;
  readonly metres: number;
  readonly seconds: number;
  readonly grams: number;
  /** The cost of the best plan over the iterations of the search, for the curve. */
  readonly trace: Trace;
  /** How long planning took; the caller measures it, since a core has no clock. */
  readonly planning_s?: number;
}

/** Puts a solution into words and times that people and other programs read. */
export function answerOf(solution: Solution, { model, trace }: { model: Model; trace: Trace }): RoundsPlan {
  const rounds = solution.routes.filter(({ trip }) => trip.stops.length > 0).map(({ trip }) => plannedRound(trip, model));
  const total = (of: (round: PlannedRound) => number): number => rounds.reduce((sum, round) => sum + of(round), 0);
  return {
    format: 'glane-plan/1',
    rounds,
    unserved: [...solution.unserved]
      .sort((a, b) => a.index - b.index)
      .map((request) => ({
        request: request.id,
        ...(request.aboard !== undefined && { aboard: request.aboard }),
        because: explain(request, solution.routes, model),
      })),
    cost: solution.cost,
    metres: total(({ metres }) => metres),
    seconds: total(({ seconds }) => seconds),
    grams: total(({ grams }) => grams),
    trace,
  };
}

function plannedRound(trip: Trip, model: Model): PlannedRound {
  const iso = (at_s: number): IsoInstant => new Date(Math.round(model.origin_ms + at_s * 1000)).toISOString();
  const { vehicle, stops } = trip;
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
    metres: length_m(trip),
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
  };
}

interface Visit {
  readonly number: number;
  readonly arrival_s: number;
  departure_s: number;
}

/** The visit of each stop. The first is reached when the vehicle, leaving just in time, gets there. */
function visitsOf({ vehicle, stops, arrival_s, departure_s, leaves_s }: Trip): Visit[] {
  const visits: Visit[] = [];
  stops.forEach((stop, i) => {
    const before = stops[i - 1];
    const last = visits[i - 1];
    if (last && before && sameVisit(before, stop)) {
      last.departure_s = departure_s[i] as number;
      visits.push(last);
      return;
    }
    const { seconds, size } = vehicle.legs;
    const soonest_s = last ? -Infinity : leaves_s + (seconds[vehicle.start * size + stop.place] as number);
    visits.push({
      number: (last?.number ?? 0) + 1,
      arrival_s: Math.max(arrival_s[i] as number, soonest_s),
      departure_s: departure_s[i] as number,
    });
  });
  return visits;
}

const sumOf = (requests: readonly Request[]): number => requests.reduce((sum, { total_g }) => sum + total_g, 0);
