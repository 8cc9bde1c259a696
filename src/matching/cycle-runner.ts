import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/database/new-id.js';
import { notFound } from '../platform/http/http.errors.js';
import type { Actor } from '../vocabulary/actor.js';
import type { CycleWithFiles } from './cycle.dto.js';
import { claimTerritory, releaseTerritory, RENEW_EVERY_MS, renewLease } from './cycle-lease.js';
import { readPackedCycle, unpack } from './cycle-record.js';
import { readCycle } from './cycles.queries.js';
import { MatchingService } from './matching.service.js';
import { Solver } from './solver/solver.service.js';

/** How often one call looks whether more has come meanwhile; after that the sweep asks again. */
const MOST_CYCLES = 3;

/**
 * Runs cycles: a short transaction claims the territory and reads, a thread decides, a transaction carries out. What takes
 * long holds no transaction, no lock and no request. One cycle at a time runs in a territory, in whichever process.
 */
@Injectable()
export class CycleRunner {
  private readonly log = new Logger('matching');
  /** Territories with a cycle in this process, and whether somebody has asked since it looked what was due. */
  private readonly running = new Map<string, { again: boolean }>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly matching: MatchingService,
    private readonly solver: Solver,
  ) {}

  /**
   * Runs cycles as long as one is due, a few at most. What happens while one runs is decided by the next: whoever asks
   * meanwhile in this process only leaves word, since fifty who ask every second need not all ask the database.
   */
  async runDue(actor: Actor, { force = false } = {}): Promise<void> {
    const { territoryId } = actor;
    const running = this.running.get(territoryId);
    if (running && !force) return void (running.again = true);
    const mine = { again: false };
    if (!running) this.running.set(territoryId, mine);
    try {
      for (let n = 0; n < MOST_CYCLES; n++) {
        mine.again = false;
        const cycleId = await this.run(actor, { force: force && n === 0 });
        // Word left after the look that found nothing due: look again.
        if (cycleId === null && !mine.again) return;
      }
    } finally {
      if (!running) this.running.delete(territoryId);
    }
  }

  /**
   * Runs one cycle: where one is due, or in any case when forced.
   *
   * @returns its id; null when nothing was due or open, or another cycle is running: then a forced one follows it.
   */
  async run(actor: Actor, { force = false } = {}): Promise<string | null> {
    const holder = newId();
    if (!(await this.work.run(actor, (tx) => claimTerritory(tx, holder, { force })))) return null;
    const started = performance.now();
    const alive = setInterval(() => void this.renew(actor, holder), RENEW_EVERY_MS).unref();
    try {
      const question = await this.work.run(actor, (tx) => this.matching.ask(tx));
      if (question) {
        const decided = await this.solver.decide(question.facts.problem, question.settings);
        const seconds = (performance.now() - started) / 1000;
        const cycleId = await this.work.run(actor, (tx) => this.matching.carryOut(tx, question.facts, decided, { holder, seconds }));
        if (cycleId === null) this.log.warn('a cycle took so long to renew its lease that another took over: its decision is dropped');
        return cycleId;
      }
      await this.work.run(actor, (tx) => releaseTerritory(tx, holder));
      return null;
    } catch (error) {
      // Whoever tries again need not wait for the lease to run out; where even this fails, it does.
      await this.work.run(actor, (tx) => releaseTerritory(tx, holder)).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(alive);
    }
  }

  private async renew(actor: Actor, holder: string): Promise<void> {
    try {
      await this.work.run(actor, (tx) => renewLease(tx, holder));
    } catch (error) {
      this.log.warn(`the lease of a running cycle was not renewed: ${(error as Error).message}`);
    }
  }

  /** A kept cycle with its files, decided again in a thread: the same problem must give the same answer, to the byte. */
  async replay(actor: Actor, cycleId: string): Promise<CycleWithFiles> {
    const kept = await this.work.run(actor, async (tx) => ({
      cycle: await readCycle(tx, cycleId),
      packed: await readPackedCycle(tx, cycleId),
    }));
    if (!kept.cycle || !kept.packed) throw notFound({ cycleId });
    const { method, files } = kept.packed;
    const replays = await this.solver.replays(method, files);
    return { ...kept.cycle, problem: unpack(files.problem) as object, proposal: unpack(files.proposal) as object, replays };
  }
}
