import type { Point } from '../../vocabulary/place.js';
import { crowFly_m } from '../../vocabulary/place.js';
import type { AffineProfile, MatrixProfile, PlaceFacts, Profile, TravelFacts } from './problem.js';

/** Directed tables between places: the leg from a to b is at `a × size + b`. */
export interface Legs {
  readonly size: number;
  readonly metres: Float64Array;
  readonly seconds: Float64Array;
}

/** Where the planner gets its distances from; it asks once per profile and never in its loops. */
export interface TravelTimes {
  legs(profile: Profile): Legs;
}

/**
 * Road distances as an affine function of the crow-fly distance; a van makes a longer detour to its first street than
 * a bike. Speeds are those of district streets, stops at lights included.
 */
export const AFFINE_PROFILES: Readonly<Record<Profile, AffineProfile>> = {
  walk: { intercept_m: 165, slope: 1.115, speed_kmh: 4.5 },
  'cargo-bike': { intercept_m: 165, slope: 1.115, speed_kmh: 12 },
  van: { intercept_m: 347, slope: 1.115, speed_kmh: 18 },
  'refrigerated-van': { intercept_m: 347, slope: 1.115, speed_kmh: 18 },
};

/**
 * Metres and seconds between all places of a problem, for each profile. The affine model is rounded to whole metres and,
 * upwards, to whole seconds: the planner promises times to people, and whole numbers are the same on every machine.
 */
export function travelTimes(travel: TravelFacts, places: readonly PlaceFacts[]): TravelTimes {
  const before = lastTimes.get(places);
  if (before?.travel === travel) return before.times;
  const times = newTravelTimes(travel, places);
  lastTimes.set(places, { travel, times });
  return times;
}

/** One planning plans several variants of a problem, all with the same places: their tables are made once. */
const lastTimes = new WeakMap<readonly PlaceFacts[], { travel: TravelFacts; times: TravelTimes }>();

function newTravelTimes(travel: TravelFacts, places: readonly PlaceFacts[]): TravelTimes {
  const known = new Map<Profile, Legs>();
  const make = (profile: Profile): Legs => {
    if (travel.model === 'affine') return affineLegs(places, { ...AFFINE_PROFILES[profile], ...travel.profiles?.[profile] });
    const matrix = travel.profiles[profile];
    if (matrix === undefined) throw new Error(`no travel matrix for ${profile}`);
    return matrixLegs(matrix);
  };
  return {
    legs(profile) {
      const legs = known.get(profile) ?? make(profile);
      known.set(profile, legs);
      return legs;
    },
  };
}

function affineLegs(places: readonly PlaceFacts[], profile: AffineProfile): Legs {
  const size = places.length;
  const metres = new Float64Array(size * size);
  const seconds = new Float64Array(size * size);
  const speed_m_s = profile.speed_kmh / 3.6;
  places.forEach(({ point: from }, row) => {
    places.forEach(({ point: to }, column) => {
      const leg_m = affine_m(from, to, profile);
      metres[row * size + column] = Math.round(leg_m);
      seconds[row * size + column] = Math.ceil(leg_m / speed_m_s);
    });
  });
  return { size, metres, seconds };
}

function affine_m(from: Point, to: Point, { intercept_m, slope }: AffineProfile): number {
  const crow_m = crowFly_m(from, to);
  return crow_m === 0 ? 0 : intercept_m + slope * crow_m;
}

function matrixLegs({ metres, seconds }: MatrixProfile): Legs {
  return { size: metres.length, metres: Float64Array.from(metres.flat()), seconds: Float64Array.from(seconds.flat()) };
}
