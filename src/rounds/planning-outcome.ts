import type { Planned } from './planner/planner.service.js';
import type { PlanningCause } from './planning-lease.js';
import type { PlanningFacts } from './rounds.facts.js';

/** What is carried out: the plan, for which facts, under whose lease. */
export interface Outcome {
  facts: PlanningFacts;
  planned: Planned;
  seed: number;
  iterations: number;
  holder: string;
  causes: readonly PlanningCause[];
}
