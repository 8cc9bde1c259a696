import { randomUUID } from 'node:crypto';
import { ConsoleLogger, type LogLevel, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readEnv } from '../config/env.js';
import { routeNotFound } from './http.errors.js';
import { mountOpenApi } from './openapi.js';
import { ProblemFilter } from './problem.filter.js';
import { mountSecurity } from './security.js';
import { validationPipe } from './validation.js';
import { mountWeb } from './web-assets.js';

const LEVELS: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

/**
 * Builds the HTTP application without listening: Fastify, the API under /api/v1, its OpenAPI document, the pages.
 * Every answer carries `x-request-id`; every failure is problem+json, also those met before Nest is reached.
 */
export async function createServer(module: Type<unknown>): Promise<NestFastifyApplication> {
  const env = readEnv();
  const filter = new ProblemFilter();
  const adapter = new FastifyAdapter({
    bodyLimit: env.BODY_LIMIT_KIB * 1024,
    trustProxy: (_address: string, hop: number) => hop < env.TRUSTED_PROXIES,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 60_000,
    frameworkErrors: ((error: Error, request: FastifyRequest, reply: FastifyReply) => filter.answer(error, request, reply)) as never,
  });
  const logLevels = LEVELS.slice(0, LEVELS.indexOf(env.LOG_LEVEL as LogLevel) + 1);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new ConsoleLogger({ logLevels, colors: process.stdout.isTTY }),
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  await mountSecurity(app, env);
  app.setGlobalPrefix('api/v1', { exclude: ['problems/:code', 'health/ready', 'health/alive'] });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(filter);
  mountOpenApi(app);
  await mountWeb(fastify, (request, reply) => filter.answer(routeNotFound(), request, reply));
  return app;
}
