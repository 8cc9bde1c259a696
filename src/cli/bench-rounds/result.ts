import type { BestKnown } from './best-known.js';
import type { Planned } from './plan-instance.js';

/** What came of one instance. */
export interface Result extends Omit<Planned, 'routes'> {
  readonly name: string;
  /** Undefined where the vehicles were not enough to serve everything. */
  readonly vehicles: number | undefined;
  readonly best: BestKnown | undefined;
  readonly peak_mb: number;
}

const LI_LIM_SIZES = [100, 200, 400, 600, 800, 1000];

/** Li & Lim's instances of 100 have 100 to 106 tasks or so, those of 1,000 up to 1,058; Sartori & Buriol's exactly what they say. */
export function classOf({ format, tasks }: Pick<Result, 'format' | 'tasks'>): string {
  if (format === 'sartori-buriol') return `n${String(tasks)}`;
  return String(LI_LIM_SIZES.find((size) => tasks >= size && tasks <= 1.1 * size) ?? tasks);
}

export type Objective = 'fleet' | 'distance';

/**
 * How much more the plan costs than the best known one, 0.01 for one per cent. With objective fleet only where both have as many
 * vehicles: a plan with more of them can be shorter.
 */
export function gapOf({ vehicles, cost, best }: Pick<Result, 'vehicles' | 'cost' | 'best'>, objective: Objective): number | undefined {
  if (vehicles === undefined || best === undefined || best.cost === 0) return undefined;
  return objective === 'distance' || vehicles === best.vehicles ? cost / best.cost - 1 : undefined;
}
