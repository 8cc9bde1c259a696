import { Injectable } from '@nestjs/common';
import { RoundEquipmentService } from '../equipment/round-equipment.service.js';
import type { Tx } from '../platform/database/tx.js';
import { RefusalService } from '../equipment/refusal.service.js';
import type { PlannedRound, Unserved } from './core/answer.js';
import { wantPlanning } from './planning-lease.js';
import { equipmentOf, lackingFor } from './pool-needs.js';
import type { PlanningFacts } from './rounds.facts.js';

/** The planner's part of the shared equipment: what its rounds need is booked with them, in the same transaction. */
@Injectable()
export class PoolBookingService {
  constructor(
    private readonly equipment: RoundEquipmentService,
    private readonly refusals: RefusalService,
  ) {}

  /** Before what a plan counts on is looked at again: from here on nobody books anything of the pool. */
  hold(tx: Tx): Promise<void> {
    return this.equipment.holdPool(tx);
  }

  /**
   * Books what these rounds need (`ids` names them, in their order), gives up what the rounds before needed, and counts what
   * nobody could take for want of equipment.
   */
  async book(
    tx: Tx,
    { fleet, problem }: PlanningFacts,
    {
      plan,
      ids,
      before,
    }: {
      plan: { rounds: readonly PlannedRound[]; unserved: readonly Unserved[] };
      ids: readonly string[];
      before: readonly { id: string }[];
    },
  ): Promise<void> {
    const wanted = plan.rounds.map((round, index) => ({
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
    await this.refusals.countLacking(tx, lackingFor(plan.unserved, problem.requests));
  }
}
