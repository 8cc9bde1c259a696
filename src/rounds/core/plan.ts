import { answerOf, type RoundsPlan } from './answer.js';
import { insertByRegret } from './construct.js';
import { improve } from './improve.js';
import { prepare } from './prepare.js';
import type { RoundsProblem } from './problem.js';
import { randomFrom } from './random.js';
import { nothingPlanned } from './solution.js';
import type { TravelTimes } from './travel.js';

export interface PlanOptions {
  /** The same seed, problem and iterations give the same plan. */
  readonly seed: number;
  /** How often the plan is taken apart and put together again; 0 keeps what the insertion made. */
  readonly iterations?: number;
  /** Where distances come from, if not from the problem's own `travel`. */
  readonly travel?: TravelTimes;
}

/** About a second of work on one core, whatever the size: an iteration costs more where there are more requests. */
const usualIterations = (requests: number): number => Math.min(1000, Math.max(50, Math.round(50_000 / (requests + 1))));

/**
 * Plans who drives where. Running rounds keep their committed stops; every other request is put where it costs least,
 * those first that would lose most by waiting; then the plan is improved. Serves as much as the objective is worth,
 * breaks no rule, and says for each request left over which rule stops each vehicle.
 * Anything about who may carry what, when and how far is in `rules/`, one file a rule.
 */
export function planRounds(
  problem: RoundsProblem,
  { seed, iterations = usualIterations(problem.requests.length), travel }: PlanOptions,
): RoundsPlan {
  const model = prepare(problem, travel);
  const inserted = insertByRegret(nothingPlanned(model), model);
  const { best, trace } = improve(inserted, { model, random: randomFrom(seed), iterations });
  return answerOf(best, { model, trace });
}
