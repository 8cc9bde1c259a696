import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { readEnv } from './platform/config/env.js';
import { createServer } from './platform/http/server.js';

/** Starts the web process: HTTP only; jobs wait for a worker process. Answers the listening application. */
export async function runWeb(): Promise<NestFastifyApplication> {
  const env = readEnv();
  const app = await createServer(AppModule);
  await app.listen(env.PORT, env.HOST);
  return app;
}
