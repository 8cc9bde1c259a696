import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Reactor } from '../platform/queues/reactor.js';
import { systemActor } from '../vocabulary/actor.js';
import { EXPIRY_DUE, ExpiryService } from './expiry.service.js';

@Injectable()
export class LotsProcessor extends Reactor {
  constructor(work: UnitOfWork, expiry: ExpiryService) {
    super('lots', work, 1);
    this.whenDue('expire', EXPIRY_DUE, (territoryId) => work.run(systemActor(territoryId, 'expiry'), (tx) => expiry.expireOverdue(tx)));
  }
}
