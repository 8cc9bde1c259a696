import { Module } from '@nestjs/common';
import { BreakdownService } from './breakdown.service.js';
import { ExpectedTimesService } from './expected-times.service.js';
import { HandoverService } from './handover.service.js';
import { PickupNoteService } from './pickup-note.service.js';
import { Planner } from './planner/planner.service.js';
import { PlanningPolicyService } from './planning-policy.service.js';
import { PlanningRunner } from './planning-runner.js';
import { PlanningService } from './planning.service.js';
import { PlanningsController } from './plannings.controller.js';
import { RoadController } from './road.controller.js';
import { RoadService } from './road.service.js';
import { RoundHoldService } from './round-hold.service.js';
import { RoundWriter } from './round-writer.service.js';
import { RoundsController } from './rounds.controller.js';
import { RoundsProcessor } from './rounds.processor.js';
import { StopFailureService } from './stop-failure.service.js';
import { StopPhotoService } from './stop-photo.service.js';
import { RunSheetController } from './sheet/run-sheet.controller.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { EquipmentModule } from '../equipment/equipment.module.js';
import { PoolBookingService } from './pool-booking.service.js';
import { PooledEquipmentProcessor } from './pooled-equipment.processor.js';
import { TravelModule } from './travel/travel.module.js';

@Module({
  imports: [CalendarModule, EquipmentModule, TravelModule],
  controllers: [PlanningsController, RoundsController, RoadController, RunSheetController],
  providers: [
    Planner,
    PlanningPolicyService,
    RoundWriter,
    PlanningService,
    PlanningRunner,
    HandoverService,
    RoadService,
    StopFailureService,
    PickupNoteService,
    RoundHoldService,
    ExpectedTimesService,
    BreakdownService,
    StopPhotoService,
    PoolBookingService,
    RoundsProcessor,
    PooledEquipmentProcessor,
  ],
})
export class RoundsModule {}
