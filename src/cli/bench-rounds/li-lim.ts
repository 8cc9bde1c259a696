import { BrokenInstance, checkRequests, type Instance, NODE_COLUMNS, nodeOf, numbersOf } from './instance.js';

/**
 * Li & Lim (2001): a line with vehicles, capacity and speed, then one a node. Travel time and cost are the Euclidean distance
 * in double precision; the speed is used by nobody, and some files say 0.
 */
export function readLiLim(lines: readonly string[]): Instance {
  const [vehicles, capacity] = numbersOf(lines[0] ?? '', 1, ['vehicles', 'capacity', 'speed']);
  if (!Number.isInteger(vehicles) || vehicles! < 1) throw new BrokenInstance(1, `there must be a vehicle, not ${String(vehicles)}`);
  if (capacity! <= 0) throw new BrokenInstance(1, `the capacity must be more than 0, not ${String(capacity)}`);
  const rows = lines.slice(1).map((line, i) => numbersOf(line, i + 2, NODE_COLUMNS));
  if (rows.length === 0) throw new BrokenInstance(2, 'the depot is missing: the file ends here');
  const nodes = rows.map((row, i) => nodeOf(row, i, i + 2));
  checkRequests(nodes, (node) => node + 2);
  return { format: 'li-lim', nodes, capacity: capacity!, vehicles: vehicles!, travel: distances(rows) };
}

function distances(rows: readonly (readonly number[])[]): Float64Array {
  const size = rows.length;
  const travel = new Float64Array(size * size);
  const x = Float64Array.from(rows, (row) => row[1]!);
  const y = Float64Array.from(rows, (row) => row[2]!);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const dx = x[from]! - x[to]!;
      const dy = y[from]! - y[to]!;
      travel[from * size + to] = Math.sqrt(dx * dx + dy * dy);
    }
  }
  return travel;
}
