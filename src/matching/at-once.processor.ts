import { Injectable } from '@nestjs/common';
import { lotDeclared, lotReleased, lotReopened } from '../lots/lot.events.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Reactor } from '../platform/queues/reactor.js';
import { AtOnceService } from './at-once.service.js';

/** A queue of its own: a lot in a hurry waits neither for a cycle nor behind one. */
@Injectable()
export class AtOnceProcessor extends Reactor {
  constructor(work: UnitOfWork, atOnce: AtOnceService) {
    super('at-once', work);
    this.on(lotDeclared, 'declared', async (tx, { lotId, held }) => void (held || (await atOnce.decide(tx, lotId))));
    this.on(lotReleased, 'released', async (tx, { lotId }) => void (await atOnce.decide(tx, lotId)));
    this.on(lotReopened, 'reopened', async (tx, { lotId }) => void (await atOnce.decide(tx, lotId)));
  }
}
