import type { Dictionary } from '../words/dictionary.js';

/** RFC 9457 answer of the API: `code` is stable, `instance` holds the request's id, `errors` point at fields. */
export interface Problem {
  title: string;
  status: number;
  instance: string;
  code: string;
  facts: Record<string, unknown>;
  errors: { pointer: string; code: string; detail: string }[];
}

/** A request that did not work: what the API said, or that it could not be reached (`status` 0, code `offline`). */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
  }
}

const silent = { instance: '', facts: {}, errors: [] };

/** No answer at all: no network, or a server that is away. */
export const offlineProblem = (): ProblemError => new ProblemError({ ...silent, title: '', status: 0, code: 'offline' });

/** The problem in an answer's body; a proxy's page or an empty body still becomes one. */
export function problemOf(body: unknown, response: Pick<Response, 'status' | 'headers'>): ProblemError {
  const requestId = response.headers.get('x-request-id') ?? '';
  if (typeof body === 'object' && body !== null && 'code' in body) return new ProblemError({ ...silent, ...(body as Problem) });
  return new ProblemError({
    ...silent,
    title: '',
    status: response.status,
    code: 'unexpected-answer',
    instance: requestId && `urn:glane:request:${requestId}`,
  });
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return offlineProblem().problem;
  throw error;
}

/** The sentence for a person: the API's own words, or ours where it said none. */
export function problemTitle(problem: Problem, words: Dictionary): string {
  if (problem.title) return problem.title;
  return problem.code === 'offline' ? words.problems.offline : words.problems.unexpected;
}

/** True when trying the same request again later may work. */
export const isPassing = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500;
