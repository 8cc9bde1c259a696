import type { Words } from '../../vocabulary/words.js';
import type { Constraint, Level } from './constraint.js';
import { constraints } from './constraints/index.js';
import { jointReasons, type JointReason } from './joint-reasons.js';
import type { Reason } from './proposal.js';

/** A reason in words, with what would have had to be different. */
export interface ExplainedReason extends Reason {
  readonly level: Level;
  readonly because: Words;
  readonly wouldHelp: Words | null;
}

/** Turns the code and facts of a reason into sentences; a code no rule has any more is shown as it is. */
export function inWords(reason: Reason): ExplainedReason {
  const rule: Constraint | undefined = constraints.find(({ code }) => code === reason.code);
  if (rule !== undefined) return { ...reason, level: rule.level, because: rule.because, wouldHelp: rule.wouldHelp(reason.facts) };
  const joint = (jointReasons as Readonly<Record<string, JointReason>>)[reason.code];
  if (joint !== undefined) return { ...reason, level: null, because: joint.because, wouldHelp: joint.wouldHelp(reason.facts) };
  return { ...reason, level: null, because: { fr: reason.code, en: reason.code }, wouldHelp: null };
}
