import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../vocabulary/actor.js';
import type { Language } from '../../vocabulary/words.js';
import { keyMalformed, keyMissing } from './http.errors.js';
import { languageOf } from './problem.filter.js';

/** What a controller needs to know of a request besides its body: who asks, in which language, under which idempotency key. */
export interface Ask {
  readonly actor: Actor;
  readonly language: Language;
  readonly key: string | null;
  /** SHA-256 of method, address and body: two requests under one key must be the same. */
  readonly fingerprint: Buffer;
  readonly reply: FastifyReply;
}

export interface AuthenticatedRequest extends FastifyRequest {
  actor?: Actor;
}

/** Parameter decorator: `@Asked() ask: Ask`. The guard has put the actor there before. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Ask => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  const actor = request.actor;
  if (!actor) throw new Error(`${request.url} has no actor: mark the route with @Can(...)`);
  return {
    actor,
    language: languageOf(request),
    key: keyOf(request, actor),
    fingerprint: fingerprintOf(request),
    reply: context.switchToHttp().getResponse<FastifyReply>(),
  };
});

function keyOf(request: AuthenticatedRequest, actor: Actor): string | null {
  if (request.method !== 'POST') return null;
  const key = request.headers['idempotency-key'];
  if (key === undefined) {
    if (actor.kind === 'key') throw keyMissing();
    return null;
  }
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) throw keyMalformed();
  return key;
}

function fingerprintOf(request: AuthenticatedRequest): Buffer {
  const hash = createHash('sha256').update(`${request.method} ${request.url}\n`);
  // A streamed body cannot be read here; the import it is for compares the file's own hash.
  const streamed = typeof request.body === 'object' && request.body !== null && 'pipe' in request.body;
  if (request.method === 'POST' && !streamed) hash.update(JSON.stringify(request.body ?? null));
  return hash.digest();
}
