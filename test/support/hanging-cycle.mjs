import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { CycleRunner } from '../../src/matching/cycle-runner.js';
import { Solver } from '../../src/matching/solver/solver.service.js';
import { systemActor } from '../../src/vocabulary/actor.js';

/** A process that begins a cycle of the territory it is given, decides it, and then hangs until somebody kills it. */
const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error'] });
const solver = app.get(Solver);
const decide = solver.decide.bind(solver);
solver.decide = async (...question) => {
  await decide(...question);
  process.stdout.write('decided\n');
  return new Promise(() => undefined);
};
await app.get(CycleRunner).run(systemActor(process.argv[2], 'matching'), { force: true });
