import { Injectable } from '@nestjs/common';
import { lotWithdrawn } from '../lots/lot.events.js';
import { offerAccepted, offerCancelled } from '../matching/offer.events.js';
import { personAbsent, vehicleChanged } from '../organisations/organisations.events.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Reactor } from '../platform/queues/reactor.js';
import { systemActor } from '../vocabulary/actor.js';
import { NO_SHOW, PLAN_DUE, PlanningService } from './planning.service.js';

@Injectable()
export class RoundsProcessor extends Reactor {
  constructor(work: UnitOfWork, planning: PlanningService) {
    super('rounds', work, 1);
    const replan = (force: boolean) => (territoryId: string) =>
      work.run(systemActor(territoryId, 'rounds'), async (tx) => void (await planning.replan(tx, { force })));
    this.together([offerAccepted], 'plan', PLAN_DUE, replan(false));
    // These take something away from a plan in force: it must not wait for the next regular look.
    this.together([offerCancelled, lotWithdrawn, vehicleChanged, personAbsent], 'replan', null, replan(true));
    this.whenDue('no-show', `exists (${NO_SHOW})`, (territoryId) =>
      work.run(systemActor(territoryId, 'rounds'), (tx) => planning.cancelNoShows(tx)),
    );
  }
}
