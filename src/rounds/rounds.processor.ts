import { Injectable } from '@nestjs/common';
import { equipmentChanged } from '../equipment/equipment.events.js';
import { lotWithdrawn } from '../lots/lot.events.js';
import { offerAccepted, offerCancelled } from '../matching/offer.events.js';
import { personAbsent, vehicleChanged } from '../organisations/organisations.events.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { EventDefinition } from '../platform/outbox/event.js';
import { Reactor } from '../platform/queues/reactor.js';
import { systemActor } from '../vocabulary/actor.js';
import { ExpectedTimesService, OVERDUE } from './expected-times.service.js';
import { PLAN_DUE, wantPlanning, type PlanningCause } from './planning-lease.js';
import { PlanningRunner } from './planning-runner.js';
import { NO_SHOW, PlanningService } from './planning.service.js';
import { planningWanted, roundInterrupted, stopFailed, stopLate } from './round.events.js';

@Injectable()
export class RoundsProcessor extends Reactor {
  constructor(work: UnitOfWork, planning: PlanningService, plans: PlanningRunner, times: ExpectedTimesService) {
    // Several jobs at once, since a planning waits for its thread: a second one of the same territory ends at once.
    super('rounds', work);
    // What takes something away from a plan in force is seen in the rows; the others leave word first.
    this.together([offerAccepted, offerCancelled, lotWithdrawn, planningWanted], 'plan', PLAN_DUE, (territoryId) =>
      plans.runDue(systemActor(territoryId, 'rounds')),
    );
    const wants = <Payload extends object>(event: EventDefinition<Payload>, cause: PlanningCause): void =>
      this.on(event, `want-on-${event.type.replace('.', '-')}`, async (tx) => {
        await wantPlanning(tx, cause);
        // Not before this is committed: then it is seen.
        tx.emit(planningWanted, { cause });
      });
    wants(vehicleChanged, 'vehicle-changed');
    wants(equipmentChanged, 'vehicle-changed');
    wants(personAbsent, 'driver-absent');
    wants(stopLate, 'stop-late');
    wants(stopFailed, 'stop-failed');
    wants(roundInterrupted, 'round-interrupted');
    this.whenDue('no-show', `exists (${NO_SHOW})`, (territoryId) =>
      work.run(systemActor(territoryId, 'rounds'), (tx) => planning.cancelNoShows(tx)),
    );
    this.whenDue('overdue', `exists (${OVERDUE})`, (territoryId) =>
      work.run(systemActor(territoryId, 'rounds'), (tx) => times.updateOverdue(tx)),
    );
  }
}
