import { Injectable } from '@nestjs/common';
import { lotDeclared, lotReleased, lotReopened, lotsImported } from '../lots/lot.events.js';
import { siteChanged } from '../organisations/organisations.events.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Reactor } from '../platform/queues/reactor.js';
import { systemActor } from '../vocabulary/actor.js';
import { CYCLE_DUE, MatchingService } from './matching.service.js';
import { OfferService } from './offer.service.js';

const LAPSE_DUE = `exists (select from offer where state = 'open' and lapses_at <= app_now())`;

@Injectable()
export class MatchingProcessor extends Reactor {
  constructor(work: UnitOfWork, matching: MatchingService, offers: OfferService) {
    // One cycle at a time: those that wait meanwhile find their lots already decided and end at once.
    super('matching', work, 1);
    this.together([lotDeclared, lotsImported, lotReleased, lotReopened], 'cycle', CYCLE_DUE, (territoryId) =>
      work.run(systemActor(territoryId, 'matching'), async (tx) => void (await matching.runCycle(tx))),
    );
    this.together([siteChanged], 'cycle-after-change', null, (territoryId) =>
      work.run(systemActor(territoryId, 'matching'), async (tx) => void (await matching.runCycle(tx, { force: true }))),
    );
    this.whenDue('lapse', LAPSE_DUE, (territoryId) => work.run(systemActor(territoryId, 'matching'), (tx) => offers.lapseOverdue(tx)));
  }
}
