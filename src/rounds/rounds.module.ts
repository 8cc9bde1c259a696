import { Module } from '@nestjs/common';
import { HandoverService } from './handover.service.js';
import { PickupNoteService } from './pickup-note.service.js';
import { PlanningService } from './planning.service.js';
import { RoadService } from './road.service.js';
import { RoundsController } from './rounds.controller.js';
import { RoundsProcessor } from './rounds.processor.js';
import { StopFailureService } from './stop-failure.service.js';

@Module({
  controllers: [RoundsController],
  providers: [PlanningService, HandoverService, RoadService, StopFailureService, PickupNoteService, RoundsProcessor],
})
export class RoundsModule {}
