import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { newId } from '../platform/database/new-id.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Actor } from '../vocabulary/actor.js';
import {
  claimComparison,
  giveBack,
  keepFailure,
  keepResult,
  noteLots,
  RENEW_EVERY_MS,
  renewComparison,
  type Claimed,
} from './comparison-lease.js';
import { readWorld } from './world.facts.js';
import { replayAll } from './threads/replay-pool.js';

/** Less than the command's: it changes the third digit of the share of hindsight, and somebody waits for the page. */
const EFFORT = { budget: 50_000, priceRounds: 100 };

/** The program is ending: the comparison goes back to those that wait. */
class Stopped extends Error {}

/**
 * Runs comparisons: a short transaction claims one and reads the territory, a thread of its own replays its days, a
 * transaction keeps the result. One thread only, whatever the machine has: nobody waits for it, and decisions must not.
 */
@Injectable()
export class ComparisonRunner implements BeforeApplicationShutdown {
  private readonly log = new Logger('simulation');
  private readonly stopping = new AbortController();

  constructor(private readonly work: UnitOfWork) {}

  /** Runs every comparison of the territory that waits, one after the other. */
  async runDue(actor: Actor): Promise<void> {
    const holder = newId();
    for (;;) {
      if (this.stopping.signal.aborted) return;
      const claimed = await this.work.run(actor, (tx) => claimComparison(tx, holder));
      if (!claimed) return;
      await this.run(actor, claimed, holder);
    }
  }

  private async run(actor: Actor, claimed: Claimed, holder: string): Promise<void> {
    const { id } = claimed;
    let progress = 0;
    const alive = setInterval(() => {
      this.work
        .run(actor, (tx) => renewComparison(tx, id, { holder, progress }))
        .catch((error: Error) => this.log.warn(`the progress of a comparison was not kept: ${error.message}`));
    }, RENEW_EVERY_MS).unref();
    try {
      const { comparison } = await this.compare(actor, claimed, { holder, onProgress: (done) => (progress = done) });
      await this.work.run(actor, (tx) => keepResult(tx, id, { holder, result: comparison }));
    } catch (error) {
      if (error instanceof Stopped) return await this.work.run(actor, (tx) => giveBack(tx, id, holder));
      this.log.error(`comparison ${id} failed: ${(error as Error).stack}`);
      await this.work.run(actor, (tx) => keepFailure(tx, id, { holder, failure: (error as Error).message }));
    } finally {
      clearInterval(alive);
    }
  }

  private async compare(actor: Actor, claimed: Claimed, { holder, onProgress }: { holder: string; onProgress: (done: number) => void }) {
    const { id, draft, against, policyVersion, days, seeds } = claimed;
    const { world, pastDays } = await this.work.run(actor, async (tx) => {
      const read = await readWorld(tx, days);
      await noteLots(tx, id, { holder, lotsFrom: read.world.lots.from, pastDays: read.pastDays });
      return read;
    });
    this.log.debug(`comparison ${id}: ${world.lots.from}, ${pastDays} past days`);
    const policies = [
      {
        code: 'in-force',
        name: { fr: `Règles en vigueur (version ${policyVersion})`, en: `Policy in force (version ${policyVersion})` },
        policy: against,
      },
      { code: 'draft', name: { fr: 'Projet', en: 'Draft' }, policy: draft },
    ];
    return replayAll({ world, policies, effort: EFFORT }, { seeds, threads: 1, onProgress, signal: this.stopping.signal });
  }

  /** Before the queue waits for its running jobs: they would wait for us. */
  beforeApplicationShutdown(): void {
    this.stopping.abort(new Stopped('the program is ending'));
  }
}
