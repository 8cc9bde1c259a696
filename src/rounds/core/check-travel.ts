import type { PlaceFacts, Profile, RoundsProblem } from './problem.js';

/** A leg as the problem states it, before anybody rounds it. */
export interface Leg {
  readonly metres: number;
  readonly seconds: number;
}

const RADIUS_M = 6_371_008.8;
const RADIANS = Math.PI / 180;

const DEFAULTS: Readonly<Record<Profile, readonly [intercept_m: number, slope: number, speed_kmh: number]>> = {
  walk: [165, 1.115, 4.5],
  'cargo-bike': [165, 1.115, 12],
  van: [347, 1.115, 18],
  'refrigerated-van': [347, 1.115, 18],
};

/** Legs between place ids, worked out apart from the planner: great circles by the chord between two points of a sphere. */
export function legsOf({ travel, places }: RoundsProblem): (profile: Profile, from: string, to: string) => Leg {
  const position = new Map(places.map(({ id }, index) => [id, index]));
  return (profile, from, to) => {
    const [row, column] = [position.get(from) ?? -1, position.get(to) ?? -1];
    if (travel.model === 'matrix') {
      const tables = travel.profiles[profile];
      return { metres: tables?.metres[row]?.[column] ?? NaN, seconds: tables?.seconds[row]?.[column] ?? NaN };
    }
    const [intercept, slope, speed] = DEFAULTS[profile];
    const own = travel.profiles?.[profile];
    const crow_m = chord_m(places[row], places[column]);
    const metres = crow_m === 0 ? 0 : (own?.intercept_m ?? intercept) + (own?.slope ?? slope) * crow_m;
    return { metres, seconds: (metres / (own?.speed_kmh ?? speed)) * 3.6 };
  };
}

function chord_m(a: PlaceFacts | undefined, b: PlaceFacts | undefined): number {
  if (a === undefined || b === undefined) return NaN;
  if (a.point[0] === b.point[0] && a.point[1] === b.point[1]) return 0;
  const [ax, ay, az] = unitVector(a);
  const [bx, by, bz] = unitVector(b);
  return 2 * RADIUS_M * Math.asin(Math.min(1, Math.hypot(ax - bx, ay - by, az - bz) / 2));
}

function unitVector({ point: [lon, lat] }: PlaceFacts): readonly [number, number, number] {
  const circle = Math.cos(lat * RADIANS);
  return [circle * Math.cos(lon * RADIANS), circle * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)];
}
