import type { Words } from './words.js';

/** What sort of "no" it is; the HTTP layer owns the status numbers. */
export type RejectionKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'stale'
  | 'too-large'
  | 'unsupported'
  | 'invalid'
  | 'too-many'
  | 'unavailable';

/** One field that cannot be taken as it is: where (RFC 6901 pointer), which rule, and what to do about it. */
export interface FieldProblem {
  pointer: string;
  code: string;
  message: Words;
}

export type Facts = Record<string, unknown>;

/** A named refusal. It is thrown by services, is final in a job, and becomes one problem+json answer over HTTP. */
export class Rejection extends Error {
  constructor(
    readonly code: string,
    readonly kind: RejectionKind,
    readonly title: Words,
    readonly facts: Facts = {},
    readonly fields: FieldProblem[] = [],
  ) {
    super(`${code}: ${title.en}`);
  }
}

export interface RejectionDefinition {
  code: string;
  kind: RejectionKind;
  title: Words;
}

const known = new Map<string, RejectionDefinition>();

/**
 * Declares a refusal once and returns the function that makes it: `throw lotGone({ lotId })`.
 * Two declarations of one code are a programming error and stop the program at start.
 */
export function rejection(code: string, kind: RejectionKind, title: Words): (facts?: Facts, fields?: FieldProblem[]) => Rejection {
  if (known.has(code)) throw new Error(`rejection ${code} is declared twice`);
  known.set(code, { code, kind, title });
  return (facts, fields) => new Rejection(code, kind, title, facts, fields);
}

/** Every refusal the program can give, by code: the source of the generated docs/problems.md and of GET /problems/:code. */
export const rejections = (): RejectionDefinition[] => [...known.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
