import type { Point } from '../../vocabulary/place.js';

/** A piece of the map, from its south-west to its north-east corner, in degrees; Infinity where the map ends. */
export interface Cell {
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

const EVERYWHERE: Cell = { west: -Infinity, east: Infinity, south: -Infinity, north: Infinity };
/** A degree of longitude is shorter than one of latitude; at the latitude of Europe by about a third. */
const LON_AS_LAT = 0.66;

/**
 * Cuts the map until no cell holds more than `largest` points, along its longer side each time (k-d tree; Bentley,
 * Multidimensional binary search trees, Comm. ACM 18, 1975). The first cut leaves `first` of the points on one side, so that another value gives other
 * seams; later cuts leave half. Points on one spot stay together, so a cell of one crowded spot may be larger.
 */
export function cutMap(points: readonly Point[], largest: number, first = 0.5): Cell[] {
  const cells: Cell[] = [];
  const cut = (mine: readonly Point[], cell: Cell, part: number): void => {
    const axis = longerSide(mine);
    const at = mine.length > largest ? cutAt(mine, axis, part) : undefined;
    if (at === undefined) {
      cells.push(cell);
      return;
    }
    const [low, high] =
      axis === 0
        ? [
            { ...cell, east: at },
            { ...cell, west: at },
          ]
        : [
            { ...cell, north: at },
            { ...cell, south: at },
          ];
    cut(
      mine.filter((point) => point[axis] < at),
      low,
      0.5,
    );
    cut(
      mine.filter((point) => point[axis] >= at),
      high,
      0.5,
    );
  };
  cut(points, EVERYWHERE, first);
  return cells;
}

/** Which cell a point lies in: its place among the cells. */
export function cellOf(cells: readonly Cell[], [lon, lat]: Point): number {
  return cells.findIndex(({ west, east, south, north }) => lon >= west && lon < east && lat >= south && lat < north);
}

function longerSide(points: readonly Point[]): 0 | 1 {
  const span = (axis: 0 | 1): number => {
    let least = Infinity;
    let most = -Infinity;
    for (const point of points) {
      least = Math.min(least, point[axis]);
      most = Math.max(most, point[axis]);
    }
    return most - least;
  };
  return span(0) * LON_AS_LAT >= span(1) ? 0 : 1;
}

/** Where to cut so that about `part` of the points lie below; undefined when all stand on one line across. */
function cutAt(points: readonly Point[], axis: 0 | 1, part: number): number | undefined {
  const sorted = Float64Array.from(points, (point) => point[axis]).sort();
  const wanted = sorted[Math.floor(sorted.length * part)]!;
  if (wanted > sorted[0]!) return wanted;
  return sorted.find((at) => at > wanted);
}
