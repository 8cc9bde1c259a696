import { Module } from '@nestjs/common';
import { HousekeepingService } from './housekeeping.service.js';
import { HealthService } from '../platform/health/health.service.js';
import { HealthController } from './health.controller.js';
import { ProblemPages } from './problem-pages.js';
import { ProblemsController } from './problems.controller.js';
import { VerifyController } from './verify.controller.js';
import { VerifyService } from './verify.service.js';

/** Not a room: what operators and puzzled people ask of the program itself. */
@Module({
  controllers: [HealthController, ProblemsController, VerifyController],
  providers: [HousekeepingService, HealthService, ProblemPages, VerifyService],
})
export class SupportModule {}
