import type { WeightLogs } from '../../demo/core/day/weights.js';
import type { District } from './district.js';
import { drawWorld } from './draw-world.js';
import { generatedLots } from './generated-lots.js';
import { historyLots, type PastDay } from './history-lots.js';
import type { LogPattern } from './log-pattern.js';
import type { World } from './world.js';

/** Everything a world is drawn from but its seed, as plain data: it can be sent to a thread and kept with a result. */
export interface WorldSpec {
  readonly district: District;
  readonly firstDay: string;
  readonly days: number;
  readonly lots:
    | { readonly from: 'generator'; readonly lotsPerDay: number; readonly logs: WeightLogs | null; readonly pattern: LogPattern | null }
    | { readonly from: 'history'; readonly past: readonly PastDay[] };
}

/** The world of one seed. */
export function worldOf({ district, firstDay, days, lots }: WorldSpec, seed: number): World {
  const source = lots.from === 'generator' ? generatedLots({ district, ...lots }) : historyLots(district, lots.past);
  return drawWorld({ seed, district, lots: source, firstDay, days });
}
