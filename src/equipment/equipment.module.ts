import { Module } from '@nestjs/common';
import { BookingService } from './booking.service.js';
import { BookingsController } from './bookings.controller.js';
import { EquipmentController } from './equipment.controller.js';
import { EquipmentProcessor } from './equipment.processor.js';
import { ItemService } from './item.service.js';
import { RefusalService } from './refusal.service.js';
import { RoundEquipmentService } from './round-equipment.service.js';
import { UsageService } from './usage.service.js';

@Module({
  controllers: [EquipmentController, BookingsController],
  providers: [ItemService, BookingService, RefusalService, UsageService, RoundEquipmentService, EquipmentProcessor],
  exports: [RoundEquipmentService, RefusalService],
})
export class EquipmentModule {}
