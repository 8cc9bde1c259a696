import type { Metres } from '../../vocabulary/units.js';
import type { Point } from '../../vocabulary/place.js';
import { EARTH_RADIUS_M } from '../../vocabulary/place.js';

/** About 500 m: several cells across the shortest reach, few empty ones in a town. */
const CELL_DEGREES = 0.005;
const COLUMNS = Math.ceil(360 / CELL_DEGREES);
const RADIANS = Math.PI / 180;

/** Finds what stands near a point without looking at everything. */
export class Grid {
  private readonly cells = new Map<number, number[]>();
  private readonly everything: number[];

  constructor(points: readonly Point[]) {
    this.everything = points.map((_, index) => index);
    points.forEach(([lon, lat], index) => {
      const key = row(lat) * COLUMNS + column(lon);
      const cell = this.cells.get(key);
      if (cell === undefined) this.cells.set(key, [index]);
      else cell.push(index);
    });
  }

  /** Indexes of every point within `reach_m` as the crow flies, and some beyond; everything when the circle holds a pole or the antimeridian. */
  near([lon, lat]: Point, reach_m: Metres): readonly number[] {
    const angle = (reach_m / EARTH_RADIUS_M) * 1.000_001;
    const latSpan = angle / RADIANS;
    const sine = Math.sin(Math.min(angle, Math.PI / 2)) / Math.cos(lat * RADIANS);
    const lonSpan = Math.asin(Math.min(1, sine)) / RADIANS;
    if (sine >= 1 || Math.abs(lat) + latSpan >= 90 || Math.abs(lon) + lonSpan >= 180) return this.everything;
    const [south, north, west, east] = [row(lat - latSpan), row(lat + latSpan), column(lon - lonSpan), column(lon + lonSpan)];
    if ((north - south + 1) * (east - west + 1) > this.everything.length) return this.everything;
    const found: number[] = [];
    for (let y = south; y <= north; y++) {
      for (let x = west; x <= east; x++) {
        const cell = this.cells.get(y * COLUMNS + x);
        if (cell !== undefined) found.push(...cell);
      }
    }
    return found;
  }
}

function row(lat: number): number {
  return Math.floor((lat + 90) / CELL_DEGREES);
}

function column(lon: number): number {
  return Math.floor((lon + 180) / CELL_DEGREES);
}
