import type { Routes } from './routes.js';

/** The nodes a vehicle serves, in order. */
export interface Round {
  readonly vehicle: number;
  readonly nodes: Int32Array;
  /** Two rounds of a vehicle with the same version are the same. */
  readonly version?: number;
}

/** The best plan so far, kept apart from the one that the search is changing. */
export class Best {
  /** Nodes of each round that is out, by vehicle. */
  rounds: readonly Round[] = [];
  cost = Infinity;
  absent = Infinity;
  private readonly scratch: Int32Array;

  constructor(
    private readonly routes: Routes,
    private readonly onBetter: (best: Best) => void = () => undefined,
  ) {
    this.scratch = new Int32Array(2 * routes.network.requests);
  }

  get vehicles(): number {
    return this.rounds.length;
  }

  /** Keeps the plan as it stands, at this cost. */
  keep(cost: number): void {
    const { routes, scratch } = this;
    this.rounds = Array.from({ length: routes.active }, (_, i) => {
      const vehicle = routes.order[i]!;
      return { vehicle, nodes: scratch.slice(0, routes.nodesOf(vehicle, scratch)), version: routes.version[vehicle]! };
    });
    this.cost = cost;
    this.absent = routes.absent;
    this.onBetter(this);
  }

  /** Makes the plan of the search this one again. */
  restore(): void {
    restoreRounds(this.routes, this.rounds);
  }
}

/** Makes the plan of the search these rounds, and commits. */
export function restoreRounds(routes: Routes, rounds: readonly Round[]): void {
  while (routes.active > 0) routes.clear(routes.order[0]!);
  routes.commit();
  for (const { vehicle, nodes } of rounds) {
    routes.assign(vehicle, nodes);
    routes.cost[vehicle] = routes.judged(vehicle);
  }
  routes.commit();
}
