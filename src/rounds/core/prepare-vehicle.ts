import type { Break, Span, Stop, TripLimits, Vehicle } from './model.js';
import type { Box, BreakFacts, CommittedFacts, PlaceFacts, Profile, TripFacts, VehicleFacts } from './problem.js';
import type { Legs } from './travel.js';

/** What a vehicle's facts are read with. */
export interface VehicleLookup {
  readonly index: number;
  readonly legs: Legs;
  readonly places: readonly PlaceFacts[];
  readonly running: CommittedFacts | undefined;
  readonly seconds: (iso: string) => number;
  readonly place: (id: string) => number;
  readonly stop: (stopId: string) => Stop;
}

/** A vehicle with every limit stated: a missing limit is no limit. */
export function vehicleOf(facts: VehicleFacts, { index, legs, places, running, seconds, place, stop }: VehicleLookup): Vehicle {
  return {
    id: facts.id,
    index,
    profile: facts.profile,
    legs,
    start: place(facts.start),
    end: place(facts.end),
    from_s: seconds(facts.shift[0]),
    to_s: seconds(facts.shift[1]),
    capacity_g: facts.capacity_g ?? Infinity,
    litres: facts.litres ?? Infinity,
    coldLitres: facts.coldLitres ?? Infinity,
    has: new Set(facts.has),
    maxStops: facts.maxStops ?? Infinity,
    approvedCold: facts.approvedCold ?? false,
    committed: (running?.stops ?? []).map(stop),
    left_s: (running?.left ?? []).map(seconds),
    returned: new Set((running?.returned ?? []).map(stop)),
    sideAccess: facts.sideAccess ?? (facts.profile === 'walk' || facts.profile === 'cargo-bike'),
    boxes: facts.boxes && new Map(Object.entries(facts.boxes) as [Box, number][]),
    hasBreaks: (facts.breaks ?? []).length > 0,
    breaks: breaksOf(facts.breaks ?? [], seconds).slice(running?.breaksTaken ?? 0),
    tripLimits: facts.trip && tripLimitsOf(facts.trip),
    maxTrips: facts.maxTrips ?? Infinity,
    workedBefore_s: facts.workedBefore_s ?? 0,
    closed: closedSpans(facts.profile, places, seconds),
  };
}

const breaksOf = (breaks: readonly BreakFacts[], seconds: (iso: string) => number): Break[] =>
  breaks
    .map(({ window: [from, to], duration_s }) => ({ from_s: seconds(from), to_s: seconds(to), duration_s }))
    .sort((a, b) => a.from_s - b.from_s || a.to_s - b.to_s);

const tripLimitsOf = ({ range_m = Infinity, longest_s = Infinity, turnaround_s = 0 }: TripFacts): TripLimits => ({
  range_m,
  longest_s,
  turnaround_s,
});

function closedSpans(profile: Profile, places: readonly PlaceFacts[], seconds: (iso: string) => number): Vehicle['closed'] {
  const closed = places.map(({ closedTo = [] }) => {
    const spans = closedTo
      .filter(({ profiles }) => profiles.includes(profile))
      .map(({ window: [from, to] }): Span => ({ from_s: seconds(from), to_s: seconds(to) }))
      .sort((a, b) => a.from_s - b.from_s);
    return spans.length > 0 ? spans : undefined;
  });
  return closed.some((spans) => spans !== undefined) ? closed : undefined;
}
