import type { Policy } from '../../matching/core/problem.js';
import { contenders, type NamedPolicy } from '../core/contenders.js';
import type { Effort } from '../core/hindsight.js';
import { replay } from '../core/replay.js';
import { USUAL_JOINT } from '../core/rules/joint.js';
import type { Outcome } from '../core/tally.js';
import type { World } from '../core/world.js';
import { worldOf, type WorldSpec } from '../core/world-spec.js';

/** A comparison as plain data: what is replayed, under which policies. */
export interface ComparisonSpec {
  readonly world: WorldSpec;
  readonly policies: readonly NamedPolicy[];
  /** How hard each whole day is searched in hindsight. */
  readonly effort: Effort;
}

/** One contender, by its place, in the world of one seed. */
export interface ReplayTask {
  readonly seed: number;
  readonly contender: number;
}

/** Replays tasks of one comparison; the last world drawn is kept, since its contenders come one after the other. */
export class Replayer {
  private world: World | undefined;

  constructor(private readonly spec: ComparisonSpec) {}

  run({ seed, contender }: ReplayTask): Outcome {
    if (this.world?.seed !== seed) this.world = worldOf(this.spec.world, seed);
    const yardstick: Policy = this.spec.policies[0]!.policy;
    return replay(this.world, contenders(this.spec.policies, USUAL_JOINT)[contender]!, yardstick, this.spec.effort);
  }
}
