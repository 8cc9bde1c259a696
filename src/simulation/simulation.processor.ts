import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Reactor } from '../platform/queues/reactor.js';
import { systemActor } from '../vocabulary/actor.js';
import { COMPARISON_DUE } from './comparison-lease.js';
import { ComparisonRunner } from './comparison-runner.js';
import { comparisonAsked } from './comparison.events.js';

@Injectable()
export class SimulationProcessor extends Reactor {
  constructor(work: UnitOfWork, comparisons: ComparisonRunner) {
    // One at a time in a process: each keeps a processor busy for minutes.
    super('simulation', work, 1);
    this.together([comparisonAsked], 'compare', COMPARISON_DUE, (territoryId) =>
      comparisons.runDue(systemActor(territoryId, 'simulation')),
    );
  }
}
