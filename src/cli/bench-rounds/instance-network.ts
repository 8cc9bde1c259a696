import { type Network, tableOf } from '../../rounds/core/search/network.js';
import type { Instance } from './instance.js';

/** An instance for the search, and the way back. */
export interface InstanceNetwork {
  readonly network: Network;
  /** The node of the instance that each node of the network is. */
  readonly nodeOf: Int32Array;
}

/** In the units of the instance: every request must be served, only the way costs anything, and all vehicles are of one kind. */
export function instanceNetwork({ nodes, capacity, vehicles: most, travel }: Instance): InstanceNetwork {
  const pickups = nodes.flatMap(({ delivery }, node) => (delivery > 0 ? [node] : []));
  const requests = pickups.length;
  const vehicles = Math.min(most, requests);
  const count = 2 * (requests + vehicles);
  // Every start and every end is the depot, node 0.
  const nodeOf = new Int32Array(count);
  pickups.forEach((node, request) => {
    nodeOf[2 * request] = node;
    nodeOf[2 * request + 1] = nodes[node]!.delivery;
  });
  const perNode = (of: (node: Instance['nodes'][number]) => number): Float64Array => Float64Array.from(nodeOf, (node) => of(nodes[node]!));
  const perVehicle = (value: number): Float64Array => new Float64Array(vehicles).fill(value);
  const none = new Float64Array(count);
  return {
    nodeOf,
    network: {
      requests,
      vehicles,
      place: nodeOf,
      visit: Int32Array.from({ length: count }, (_, node) => node),
      sharesVisits: false,
      from_s: perNode(({ from }) => from),
      to_s: perNode(({ to }) => to),
      service_s: perNode(({ service }) => service),
      reached_s: perVehicle(nodes[0]!.from),
      loads: [perNode(({ demand }) => demand), none, none],
      capacities: [perVehicle(capacity), perVehicle(Infinity), perVehicle(Infinity)],
      maxStops: perVehicle(Infinity),
      tables: [tableOf(travel, travel, nodes.length)],
      size: nodes.length,
      tableOf: new Int32Array(vehicles),
      kind: new Int32Array(vehicles),
      fixed: perVehicle(0),
      worth: new Float64Array(requests).fill(Infinity),
      aboardOf: new Int32Array(requests).fill(-1),
      fit: undefined,
      surcharge: undefined,
    },
  };
}
