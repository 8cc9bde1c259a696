import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` binds the cookie to this host over https; on plain http (a laptop) browsers refuse that prefix. */
const nameFor = (request: FastifyRequest): string => (request.protocol === 'https' ? '__Host-glane' : 'glane');

/** The opaque session token a request carries, or null. */
export function sessionTokenOf(request: FastifyRequest): string | null {
  return request.cookies[nameFor(request)] ?? null;
}

/** Sets the session cookie: unreadable for scripts, sent to this site only, for `maxAge_s` seconds (0 clears it). */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, token: string, maxAge_s: number): void {
  void reply.setCookie(nameFor(request), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: maxAge_s,
  });
}

/** What the browser or program says it is, to be shown in the list of devices. */
export const deviceOf = (request: FastifyRequest): string | null =>
  request.headers['user-agent']?.replace(/\p{Cc}/gu, '').slice(0, 200) ?? null;
