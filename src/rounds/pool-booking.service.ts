import { Injectable } from '@nestjs/common';
import { RoundEquipmentService } from '../equipment/round-equipment.service.js';
import type { Tx } from '../platform/database/tx.js';
import type { PlannedRound } from './core/answer.js';
import { wantPlanning } from './planning-lease.js';
import { equipmentOf } from './pooled-fleet.js';
import type { PlanningFacts } from './rounds.facts.js';

/** The planner's part of the shared equipment: what its rounds need is booked with them, in the same transaction. */
@Injectable()
export class PoolBookingService {
  constructor(private readonly equipment: RoundEquipmentService) {}

  /** Before what a plan counts on is looked at again: from here on nobody books anything of the pool. */
  hold(tx: Tx): Promise<void> {
    return this.equipment.holdPool(tx);
  }

  /** Books what these rounds need (`ids` names them, in their order) and gives up what the rounds before needed. */
  async book(
    tx: Tx,
    { fleet, problem }: PlanningFacts,
    { rounds, ids, before }: { rounds: readonly PlannedRound[]; ids: readonly string[]; before: readonly { id: string }[] },
  ): Promise<void> {
    const wanted = rounds.map((round, index) => ({
      roundId: ids[index]!,
      organisationId: fleet.crews.get(round.vehicle)!.organisationId,
      from: new Date(round.leaves),
      to: new Date(round.returns),
      itemIds: equipmentOf(fleet, round, problem.requests),
    }));
    const missed = await this.equipment.forRounds(
      tx,
      wanted,
      before.map(({ id }) => id),
    );
    // The plan was looked at under the same lock, so this is a day that ended meanwhile or the like: plan anew.
    if (missed.length > 0) await wantPlanning(tx, 'stale');
  }
}
