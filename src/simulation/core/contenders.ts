import type { Policy } from '../../matching/core/problem.js';
import type { Words } from '../../vocabulary/words.js';
import type { Dispatcher } from './dispatcher.js';
import { joint, type JointOptions } from './rules/joint.js';
import { firstCome } from './rules/first-come.js';
import { mostUrgentFirst } from './rules/most-urgent-first.js';
import { nearestFirst } from './rules/nearest-first.js';
import { twoChoices } from './rules/two-choices.js';
import type { World } from './world.js';

/** One way of deciding among those compared. */
export interface Contender {
  readonly code: string;
  readonly name: Words;
  /** The objective it is measured against for its share of hindsight; rules take that of the first policy. */
  readonly policy: Policy;
  /** Null: it decides each day as a whole, knowing it beforehand. */
  readonly start: ((world: World) => Dispatcher) | null;
}

/** A policy under the name it was given. */
export interface NamedPolicy {
  readonly code: string;
  readonly name: Words;
  readonly policy: Policy;
}

/** The rules of thumb that anybody could follow without a solver. */
const RULES: readonly { readonly code: string; readonly name: Words; readonly start: (world: World) => Dispatcher }[] = [
  { code: 'first-come', name: { fr: 'Premier arrivé, premier servi (5 km)', en: 'First come, first served (5 km)' }, start: firstCome },
  { code: 'nearest-first', name: { fr: 'Le plus proche d’abord', en: 'Nearest first' }, start: nearestFirst },
  { code: 'most-urgent-first', name: { fr: 'Le plus urgent d’abord', en: 'Most urgent first' }, start: mostUrgentFirst },
  { code: 'two-choices', name: { fr: 'Le moins servi des deux plus proches', en: 'Less served of the two nearest' }, start: twoChoices },
];

export const HINDSIGHT = 'hindsight';

/** Everybody compared, in the order of the table: the policies, the rules, and whoever knows the day beforehand. */
export function contenders(policies: readonly NamedPolicy[], options: JointOptions): Contender[] {
  const yardstick = policies[0]!.policy;
  return [
    ...policies.map(({ code, name, policy }): Contender => ({ code, name, policy, start: (world) => joint(world, options) })),
    ...RULES.map((rule): Contender => ({ ...rule, policy: yardstick })),
    { code: HINDSIGHT, name: { fr: 'En connaissant toute la journée', en: 'Knowing the whole day' }, policy: yardstick, start: null },
  ];
}
