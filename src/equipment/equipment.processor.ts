import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Reactor } from '../platform/queues/reactor.js';
import { systemActor } from '../vocabulary/actor.js';
import { BookingService, UNANSWERED } from './booking.service.js';

@Injectable()
export class EquipmentProcessor extends Reactor {
  constructor(work: UnitOfWork, bookings: BookingService) {
    super('equipment', work, 1);
    this.whenDue('lapse', `exists (select from equipment_booking where ${UNANSWERED})`, (territoryId) =>
      work.run(systemActor(territoryId, 'equipment'), (tx) => bookings.lapseUnanswered(tx)),
    );
  }
}
