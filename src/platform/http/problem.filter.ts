import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Rejection, type RejectionKind } from '../../vocabulary/rejection.js';
import type { Language } from '../../vocabulary/words.js';
import {
  alreadyExists,
  bodyTooLarge,
  databaseAway,
  internalError,
  malformedBody,
  mediaTypeUnknown,
  notFound,
  routeNotFound,
  tooManyRequests,
} from './http.errors.js';

/** The one place where a kind of refusal becomes an HTTP status. */
export const STATUS: Record<RejectionKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  stale: 412,
  'too-large': 413,
  unsupported: 415,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
};

/** RFC 9457 answer. `code` is stable, `instance` is the request's id, `errors` point at the fields. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  instance: string;
  code: string;
  facts: Record<string, unknown>;
  errors: { pointer: string; code: string; detail: string }[];
}

/** French unless the client asks for English. */
export const languageOf = (request: { headers: Record<string, unknown> }): Language =>
  /^\s*en\b/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'fr';

/** Turns any failure into problem+json, with a request id in every one; only the unexpected is logged as an error. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    this.answer(error, request, host.switchToHttp().getResponse<FastifyReply>());
  }

  /** Also used for failures that Fastify meets before Nest does: an unreadable body, an unknown address. */
  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const refused = named(error);
    const status = refused.code === 'internal-error' ? 500 : STATUS[refused.kind];
    if (status >= 500)
      this.log.error(
        `${request.id} ${request.method} ${request.url.split('?')[0]}: ${error instanceof Error ? error.stack : String(error)}`,
      );
    const language = languageOf(request);
    const problem: Problem = {
      type: `/problems/${refused.code}`,
      title: refused.title[language],
      status,
      instance: `urn:glane:request:${request.id}`,
      code: refused.code,
      facts: refused.facts,
      errors: refused.fields.map(({ pointer, code, message }) => ({ pointer, code, detail: message[language] })),
    };
    if (status === 503 || status === 429) void reply.header('retry-after', status === 429 ? '10' : '2');
    void reply.status(status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }
}

const CONNECTION =
  /ECONNREFUSED|ECONNRESET|EPIPE|Connection terminated|timeout exceeded when trying to connect|Query read timeout|the database system is|57P0[123]|08\d{3}/;

/** Which named refusal a failure is. Constraint violations that a race can reach have names too. */
function named(error: unknown): Rejection {
  if (error instanceof Rejection) return error;
  const { code = '', message = '', statusCode } = error as { code?: string; message?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || statusCode === 413) return bodyTooLarge();
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || statusCode === 415) return mediaTypeUnknown();
  if (statusCode === 429) return tooManyRequests();
  if (error instanceof SyntaxError || statusCode === 400 || code.startsWith('FST_ERR_CTP') || /JSON/.test(code)) return malformedBody();
  if (error instanceof HttpException) {
    const status = error.getStatus();
    if (status === 404) return routeNotFound();
    if (status === 413) return bodyTooLarge();
    if (status === 415) return mediaTypeUnknown();
    if (status === 429) return tooManyRequests();
    if (status < 500) return malformedBody();
  }
  if (code === '23505') return alreadyExists({ constraint: (error as { constraint?: string }).constraint });
  // An id in the body that does not exist; a step that the flow tables do not allow is our mistake, not the caller's.
  const constraint = (error as { constraint?: string }).constraint ?? '';
  if (code === '23503' && !/_state_|_bucket_/.test(constraint)) return notFound({ constraint });
  if (CONNECTION.test(code) || CONNECTION.test(message)) return databaseAway();
  return internalError();
}
