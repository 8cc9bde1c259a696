import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The folder above src/: dist/ in a program that was compiled, the project itself where the sources are run. */
const ABOVE = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
/** Where `npm run build` puts the pages. */
const ROOT = basename(ABOVE) === 'dist' ? join(ABOVE, 'web') : join(ABOVE, 'dist', 'web');

/** Serves the built pages; an address that is no file and not the API is a page of the app and gets its shell. */
export async function mountWeb(fastify: FastifyInstance, notThere: (request: FastifyRequest, reply: FastifyReply) => void): Promise<void> {
  const built = existsSync(join(ROOT, 'index.html'));
  if (built) {
    await fastify.register(fastifyStatic, {
      root: ROOT,
      wildcard: false,
      // Hashed files never change; the shell and the service worker must be asked for again.
      setHeaders: (reply, path) =>
        void reply.header('cache-control', /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'),
    });
  }
  // A route of its own, since the framework keeps the not-found handler for itself.
  fastify.get('/*', (request, reply) => {
    const page = !/^\/(api|problems|health)(\/|$)/.test(request.url) && !/\.[a-z0-9]+(\?|$)/i.test(request.url);
    if (built && page) return reply.sendFile('index.html');
    notThere(request, reply);
    return reply;
  });
}
