import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { PlanningRunner } from '../../src/rounds/planning-runner.js';
import { Planner } from '../../src/rounds/planner/planner.service.js';
import { systemActor } from '../../src/vocabulary/actor.js';

/** A process that begins a planning of the territory it is given, makes the plan, and then hangs until somebody kills it. */
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error'] });
const planner = app.get(Planner);
const plan = planner.plan.bind(planner);
planner.plan = async (...question) => {
  await plan(...question);
  process.stdout.write('planned\n');
  return new Promise(() => undefined);
};
await app.get(PlanningRunner).runFor(systemActor(process.argv[2], 'rounds'), 'vehicle-changed');
