import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { AppModule } from './app.module.js';
import { Engine } from './platform/queues/engine.js';

/** Starts the queue process: processors, outbox relay, schedules; no HTTP. */
export async function runWorker(): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(AppModule, { abortOnError: false });
  app.get(Engine).start();
  return app;
}
