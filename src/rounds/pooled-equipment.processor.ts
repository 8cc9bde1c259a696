import { Injectable } from '@nestjs/common';
import { RoundEquipmentService } from '../equipment/round-equipment.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Reactor } from '../platform/queues/reactor.js';
import { roundCancelled, roundDone } from './round.events.js';
import { readEnded } from './rounds-ended.facts.js';

/** What a round took from the pool goes back with it. */
@Injectable()
export class PooledEquipmentProcessor extends Reactor {
  constructor(work: UnitOfWork, equipment: RoundEquipmentService) {
    super('pooled-equipment', work, 1);
    this.on(roundDone, 'bring-back', async (tx, { roundId }) => {
      const round = await readEnded(tx, roundId);
      if (round) await equipment.bringBack(tx, round);
    });
    this.on(roundCancelled, 'give-up', (tx, { roundId }) => equipment.giveUp(tx, roundId));
  }
}
