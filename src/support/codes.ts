import { STATUS } from '../platform/http/problem.filter.js';
import { lotRules } from '../lots/core/rules/index.js';
import { constraints } from '../matching/core/constraints/index.js';
import { jointReasons } from '../matching/core/joint-reasons.js';
import { RULES } from '../rounds/core/rules/index.js';
import { rejections } from '../vocabulary/rejection.js';
import type { Words } from '../vocabulary/words.js';

/** What kind of "no" a code stands for: an answer to a request, or the reason why a lot, a pair or a trip is not possible. */
export type CodeKind = 'refusal' | 'lot-rule' | 'constraint' | 'joint-reason' | 'round-rule';

export interface Code {
  readonly kind: CodeKind;
  readonly code: string;
  readonly words: Words;
  /** HTTP status of a refusal. */
  readonly status: number | null;
  /** BLOCK is law, HOLD may be overridden by a named person, WARN is only shown; null is a wish or plain arithmetic. */
  readonly level: string | null;
  /** The text it comes from, where it is not ours. */
  readonly source: string | null;
}

/**
 * Every code that the program can answer, with its words. Refusals register themselves when their file is loaded: ask
 * after the application's modules were imported.
 */
export const allCodes = (): Code[] => [
  ...rejections().map(({ code, kind, title }): Code => ({
    kind: 'refusal',
    code,
    words: title,
    status: code === 'internal-error' ? 500 : STATUS[kind],
    level: null,
    source: null,
  })),
  ...lotRules.map(({ id, level, because, reference }): Code => ({
    kind: 'lot-rule',
    code: id,
    words: because,
    status: null,
    level,
    source: reference,
  })),
  ...constraints.map(({ code, level, because }): Code => ({ kind: 'constraint', code, words: because, status: null, level, source: null })),
  ...Object.entries(jointReasons).map(([code, { because }]): Code => ({
    kind: 'joint-reason',
    code,
    words: because,
    status: null,
    level: null,
    source: null,
  })),
  ...RULES.map((rule): Code => ({
    kind: 'round-rule',
    code: rule.code,
    words: rule.because,
    status: null,
    level: rule.level,
    source: ('source' in rule && rule.source) || null,
  })),
];
