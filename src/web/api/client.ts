import createClient, { type Middleware } from 'openapi-fetch';
import { showServerTime } from '../format/clock.js';
import { currentLanguage } from '../words/language.js';
import { asProblem, problemOf, ProblemError } from './problem.js';
import type { paths } from './schema.d.ts';

/** Long enough for a slow phone, short enough that one is not left waiting in the rain. */
const PATIENCE_MS = 20_000;

const conventions: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', currentLanguage());
    return new Request(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
  },
  onResponse({ response }) {
    if (response.status === 401) globalThis.dispatchEvent(new Event('glane:signed-out'));
    const keptAt = response.headers.get('x-glane-kept-at');
    globalThis.dispatchEvent(new CustomEvent('glane:reached', { detail: keptAt }));
  },
};

/** The API, typed by its OpenAPI document: a path, a parameter or a field that does not exist is a type error. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' });
api.use(conventions);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer; anything else is thrown as a ProblemError. */
export async function ask<T>(call: Promise<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch (error) {
    throw new ProblemError(asProblem(error));
  }
  if (!answer.response.ok) throw problemOf(answer.error, answer.response);
  const data = answer.data as T & { now?: unknown };
  if (typeof data?.now === 'string') showServerTime(data.now);
  return data;
}
