import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { holdHurried, PriceBook, readSingle, singleFacts } from './at-once.facts.js';
import type { KeptPrice } from './core/single-lot.js';
import { lockOffers } from './cycle-lease.js';
import { recordCycle, type PriceRow } from './cycle-record.js';
import type { Facts } from './matching.facts.js';
import { MatchingService } from './matching.service.js';
import { RecipientDirectory } from './recipient-directory.js';
import { performDecision, type Solved } from './solver/perform.js';

/** So many of the most promising recipients are looked at first; only what they cannot take is asked of all. */
const SHORTLIST = 48;

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
    const single = await readSingle(tx, lotId, this.directory, prices);
    if (!single) return null;
    const started = performance.now();
    let facts = await singleFacts(tx, single, SHORTLIST);
    let solved = await this.solve(facts, prices);
    if (solved.proposal.unplaced.length > 0 && single.near.length > SHORTLIST) {
      facts = await singleFacts(tx, single, single.near.length);
      solved = await this.solve(facts, prices);
    }
    const { placements } = solved.proposal;
    if (placements.length === 0) return null;
    const seconds = (performance.now() - started) / 1000;
    const cycleId = await recordCycle(tx, facts, { ...solved, method: 'single', failure: null, seconds }, []);
    await this.matching.offer(tx, facts, placements, cycleId, solved.nextBest);
    return cycleId;
  }

  /** Here and not in a thread: it takes less than sending it there would. */
  private solve({ problem }: Facts, prices: ReadonlyMap<string, PriceRow>): Promise<Solved> {
    const kept = problem.recipients.flatMap(({ id }): KeptPrice[] => {
      const price = prices.get(id);
      if (!price) return [];
      const { facts: _, ...bare } = price;
      return [bare];
    });
    return performDecision('single', problem, { kept });
  }
}
