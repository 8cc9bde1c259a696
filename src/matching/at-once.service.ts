import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { holdHurried, PriceBook, readSingle } from './at-once.facts.js';
import type { KeptPrice } from './core/single-lot.js';
import { lockOffers } from './cycle-lease.js';
import { recordCycle } from './cycle-record.js';
import { MatchingService } from './matching.service.js';
import { RecipientDirectory } from './recipient-directory.js';
import { performDecision } from './solver/perform.js';

/** Decides a lot that cannot wait for the next cycle, by the prices of the last one. */
@Injectable()
export class AtOnceService {
  private readonly prices = new PriceBook();

  constructor(
    private readonly matching: MatchingService,
    private readonly directory: RecipientDirectory,
  ) {}

  /**
   * Offers the lot at once where it is in a hurry and a cycle has left prices, and keeps the decision as a cycle of its
   * own. What finds no taker this way stays open for the next cycle, which says why.
   *
   * @returns the cycle's id, or null where nothing was offered.
   */
  async decide(tx: Tx, lotId: string): Promise<string | null> {
    if (!(await holdHurried(tx, lotId))) return null;
    const prices = await this.prices.read(tx);
    if (prices.size === 0) return null;
    await lockOffers(tx);
    const facts = await readSingle(tx, lotId, this.directory, prices);
    if (!facts) return null;
    const started = performance.now();
    const kept = facts.problem.recipients.flatMap(({ id }): KeptPrice[] => {
      const price = prices.get(id);
      if (!price) return [];
      const { facts: _, ...bare } = price;
      return [bare];
    });
    const solved = await performDecision('single', facts.problem, { kept });
    const { placements } = solved.proposal;
    if (placements.length === 0) return null;
    const seconds = (performance.now() - started) / 1000;
    const cycleId = await recordCycle(tx, facts, { ...solved, method: 'single', failure: null, seconds }, []);
    await this.matching.offer(tx, facts, placements, cycleId, solved.nextBest);
    return cycleId;
  }
}
