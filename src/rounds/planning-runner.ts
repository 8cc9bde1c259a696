import { Injectable, Logger } from '@nestjs/common';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../vocabulary/actor.js';
import type { RoundsProblem } from './core/problem.js';
import { claimPlanning, releasePlanning, RENEW_EVERY_MS, renewPlanning, wantPlanning, type PlanningCause } from './planning-lease.js';
import { PlanningService } from './planning.service.js';
import type { Planning } from './planning.dto.js';
import { Planner } from './planner/planner.service.js';
import { TravelService } from './travel/travel.service.js';

/** How often one call looks whether there is more to plan; after that the sweep asks again. */
const MOST_PLANNINGS = 3;
const SEED = 1;
const NOTHING: Planning = { requests: 0, served: 0, rounds: 0, changedStops: 0, planned: false, underWay: false };

/**
 * How long to search, by the size of the problem alone and never by a clock, so that the same problem gives the same plan. Where
 * something has happened to a plan in force, people wait for the answer, and the search begins near it: some tenths of a second.
 * A first plan, and one that is asked for, may take a few seconds.
 */
function iterationsFor({ requests, inForce = [] }: RoundsProblem, causes: readonly PlanningCause[]): number {
  const isFirst = inForce.every(({ stops }) => stops.length === 0);
  const n = Math.max(1, requests.length);
  // Few requests are soon as good as they get; of many, a step costs more.
  const [perRequest, total] = isFirst || causes.includes('asked') ? [300, 900_000] : [100, 150_000];
  return Math.round(Math.min(perRequest * n, total / n, 10_000));
}

/**
 * Plans rounds: a short transaction claims the territory and reads, a thread plans, a transaction carries out. What takes long
 * holds no transaction, no lock and no request. One planning at a time runs in a territory, in whichever process.
 */
@Injectable()
export class PlanningRunner {
  private readonly log = new Logger('rounds');

  constructor(
    private readonly work: UnitOfWork,
    private readonly planning: PlanningService,
    private readonly travel: TravelService,
    private readonly planner: Planner,
  ) {}

  /** Plans as long as there is a cause to, a few times at most: what changes meanwhile is planned by the next. */
  async runDue(actor: Actor): Promise<void> {
    for (let n = 0; n < MOST_PLANNINGS; n++) if (!(await this.run(actor))) return;
  }

  /** Plans now, because a person or an event wants it. Where a planning is under way, another follows it at once. */
  async runFor(actor: Actor, cause: PlanningCause): Promise<Planning> {
    await this.work.run(actor, (tx) => wantPlanning(tx, cause));
    const planned = await this.run(actor);
    if (planned) await this.runDue(actor);
    return planned ?? { ...NOTHING, underWay: true };
  }

  /** One planning; null when there is no cause to make one, or another is under way. */
  async run(actor: Actor): Promise<Planning | null> {
    const holder = newId();
    const causes = await this.work.run(actor, async (tx) => {
      const due = await claimPlanning(tx, holder);
      if (due) await this.planning.cancelNoShows(tx);
      return due;
    });
    if (!causes) return null;
    const alive = setInterval(() => void this.renew(actor, holder), RENEW_EVERY_MS).unref();
    try {
      const facts = await this.work.run(actor, (tx) => this.planning.ask(tx));
      const { places, vehicles } = facts.problem;
      // A network may be asked here, so no transaction is open.
      const { travel, notice } = await this.travel.travelFor(actor, places, [...new Set(vehicles.map(({ profile }) => profile))]);
      facts.problem = { ...facts.problem, travel };
      const iterations = iterationsFor(facts.problem, causes);
      const planned = await this.planner.plan({ problem: facts.problem, seed: SEED, iterations });
      const done = await this.work.run(actor, async (tx) => {
        const carriedOut = await this.planning.carryOut(tx, { facts, planned, seed: SEED, iterations, holder, causes });
        if (carriedOut) await this.travel.record(tx, carriedOut.planningId, notice);
        return carriedOut;
      });
      if (!done) this.log.warn('a planning took so long to renew its lease that another took over: its plan is dropped');
      return done?.planning ?? null;
    } catch (error) {
      // Its causes are wanted again, and whoever tries need not wait for the lease to run out; where even this fails, it does.
      await this.work.run(actor, (tx) => releasePlanning(tx, holder, { done: false })).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(alive);
    }
  }

  private async renew(actor: Actor, holder: string): Promise<void> {
    try {
      await this.work.run(actor, (tx) => renewPlanning(tx, holder));
    } catch (error) {
      this.log.warn(`the lease of a running planning was not renewed: ${(error as Error).message}`);
    }
  }
}
