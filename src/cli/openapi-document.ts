import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { openApiDocument } from '../platform/http/openapi.js';

/**
 * The OpenAPI document as text, as the server gives it at /api/openapi.json. The application is only looked at, not
 * started: no database is asked and no service made.
 */
export async function openApiText(): Promise<string> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule, new FastifyAdapter(), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  app.setGlobalPrefix('api/v1', { exclude: ['problems/:code', 'health/ready', 'health/alive'] });
  const text = JSON.stringify(openApiDocument(app), null, 2);
  await app.close();
  return `${text}\n`;
}
