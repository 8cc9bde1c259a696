import type { Point } from './place.js';

type Ring = readonly Point[];

/** A GeoJSON geometry with an inside (RFC 7946): outer ring first, then its holes. */
export type Outline =
  { type: 'Polygon'; coordinates: readonly Ring[] } | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] };

/**
 * Whether a point lies inside an outline, by the even-odd rule over all its rings, so that a hole is outside. On a
 * border it may be either: neighbouring quartiers share theirs. Degrees are taken as a plane, which is right as long
 * as an edge is straight on the map the outline was drawn on.
 */
export function isInside(outline: Outline, point: Point): boolean {
  const rings = outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
  return rings.filter((ring) => crossings(ring, point) % 2 === 1).length % 2 === 1;
}

/** How many edges of the ring a ray from the point to the east crosses. */
function crossings(ring: Ring, [lon, lat]: Point): number {
  return ring.filter(([lonA, latA], index) => {
    const [lonB, latB] = ring[(index + 1) % ring.length]!;
    return latA > lat !== latB > lat && lon < ((lonB - lonA) * (lat - latA)) / (latB - latA) + lonA;
  }).length;
}
