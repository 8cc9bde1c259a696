/**
 * A pickup and delivery problem with time windows as numbers in typed arrays: what the search works on.
 * Request `q` is loaded at node `2q` and unloaded at node `2q + 1`; vehicle `v` starts at node `2 (requests + v)` and ends
 * at the node after it. Times are seconds from any one origin, costs are in the unit of the objective.
 */
export interface Network {
  readonly requests: number;
  readonly vehicles: number;
  /** The row of the tables a node stands at. */
  readonly place: Int32Array;
  /** Nodes in a row with the same number are one visit: one arrival, and the longest service instead of the sum. */
  readonly visit: Int32Array;
  /** True where two nodes can share a visit at all. */
  readonly sharesVisits: boolean;
  /** A node's service starts between the two; a start node is reached at `reached_s` and left at `from_s`, an end node is reached by `to_s`. */
  readonly from_s: Float64Array;
  readonly to_s: Float64Array;
  readonly service_s: Float64Array;
  /** By vehicle: since when it has been at the visit that its start stands for. */
  readonly reached_s: Float64Array;
  /** What each node takes aboard, in up to three measures; unloading is negative; a start node holds what is aboard already. */
  readonly loads: Measures;
  /** The limit of each vehicle, in the same measures. */
  readonly capacities: Measures;
  readonly maxStops: Float64Array;
  /** Directed tables, one for each way to move: from × size + to. */
  readonly tables: readonly Table[];
  readonly size: number;
  readonly tableOf: Int32Array;
  /** Vehicles of one kind can stand in for each other: of those at home, one need be asked. */
  readonly kind: Int32Array;
  /** What a vehicle costs that leaves at all. */
  readonly fixed: Float64Array;
  /** What it costs to leave a request behind; Infinity where every request must be served. */
  readonly worth: Float64Array;
  /** The only vehicle that can unload a request which it has aboard already; −1 for all others. */
  readonly aboardOf: Int32Array;
  /** vehicle × requests + request: 0 where the vehicle cannot take the request at all, and what it costs on top that it does. */
  readonly fit: Uint8Array | undefined;
  readonly surcharge: Float64Array | undefined;
}

export type Measures = readonly [Float64Array, Float64Array, Float64Array];

export interface Table {
  readonly cost: Float64Array;
  readonly seconds: Float64Array;
  /** The same the other way round, to × size + from: what comes from many places to one lies side by side. */
  readonly costInto: Float64Array;
  readonly secondsInto: Float64Array;
}

/** A table with its transposed columns; a symmetric one is its own. */
export function tableOf(cost: Float64Array, seconds: Float64Array, size: number): Table {
  const costInto = transposed(cost, size);
  return { cost, seconds, costInto, secondsInto: seconds === cost ? costInto : transposed(seconds, size) };
}

function transposed(table: Float64Array, size: number): Float64Array {
  const into = new Float64Array(table.length);
  for (let from = 0; from < size; from++) for (let to = 0; to < size; to++) into[to * size + from] = table[from * size + to]!;
  return into.every((value, i) => value === table[i]) ? table : into;
}

/**
 * What decides, where the arrays do not hold every rule: given a vehicle and the nodes it serves in order, the cost of
 * that route, or Infinity where a rule is broken. The arrays must be optimistic: they may allow what the judge refuses,
 * never the other way round.
 */
export type Judge = (vehicle: number, nodes: Int32Array, count: number) => number;
