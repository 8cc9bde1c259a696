import { Injectable } from '@nestjs/common';
import { lotDeclared, lotReleased, lotReopened, lotsImported } from '../lots/lot.events.js';
import { siteChanged } from '../organisations/organisations.events.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Reactor } from '../platform/queues/reactor.js';
import { systemActor } from '../vocabulary/actor.js';
import { CYCLE_DUE } from './cycle-lease.js';
import { CycleRunner } from './cycle-runner.js';
import { OfferService } from './offer.service.js';

const LAPSE_DUE = `exists (select from offer where state = 'open' and lapses_at <= app_now())`;

@Injectable()
export class MatchingProcessor extends Reactor {
  constructor(work: UnitOfWork, cycles: CycleRunner, offers: OfferService) {
    // Several jobs at once, since a cycle takes long and waits for a thread: territories and lapses do not wait for it.
    // A second cycle of the same territory ends at once, and the first looks again.
    super('matching', work);
    this.together([lotDeclared, lotsImported, lotReleased, lotReopened], 'cycle', CYCLE_DUE, (territoryId) =>
      cycles.runDue(systemActor(territoryId, 'matching')),
    );
    this.together([siteChanged], 'cycle-after-change', null, (territoryId) =>
      cycles.runDue(systemActor(territoryId, 'matching'), { force: true }),
    );
    this.whenDue('lapse', LAPSE_DUE, (territoryId) => work.run(systemActor(territoryId, 'matching'), (tx) => offers.lapseOverdue(tx)));
  }
}
