import { deadlineOf } from './deadline.js';
import type { Circumstances, Declaration } from './declaration.js';
import type { LotRule } from './lot-rule.js';
import { lotRules } from './rules/index.js';

export interface Finding {
  rule: LotRule;
  facts: Record<string, unknown>;
}

/** What happens to a declared lot: open to matching, held until a named person releases it, or refused by law. */
export interface Admission {
  verdict: 'open' | 'held' | 'refused';
  findings: Finding[];
  /** Last instant (ms since 1970) at which it may be given on; null = none. */
  deadline_ms: number | null;
}

/** Holds a declaration against every rule. It answers; it never throws. */
export function admit(declaration: Declaration, circumstances: Circumstances): Admission {
  const findings = lotRules.flatMap((rule) => {
    const broken = rule.broken(declaration, circumstances);
    return broken === false ? [] : [{ rule, facts: broken === true ? {} : broken }];
  });
  const has = (level: string): boolean => findings.some((finding) => finding.rule.level === level);
  return {
    verdict: has('BLOCK') ? 'refused' : has('HOLD') ? 'held' : 'open',
    findings,
    deadline_ms: deadlineOf(declaration, circumstances.timeZone),
  };
}
