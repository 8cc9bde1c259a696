import { Injectable, Logger } from '@nestjs/common';
import { ParcelService, type HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import { match, urgentFirst } from './core/match.js';
import type { Problem } from './core/problem.js';
import { readCycleFiles, recordCycle, type Decided } from './cycle-record.js';
import type { CycleWithFiles } from './cycle.dto.js';
import { readCycle } from './cycles.queries.js';
import { readFacts, type Facts } from './matching.facts.js';
import { lotUnplaced } from './offer.events.js';
import { OfferService } from './offer.service.js';

/**
 * Whether a territory needs a cycle: food is open that no cycle has looked at since it opened, or that has been
 * waiting for a quarter of an hour while windows opened and closed.
 */
export const CYCLE_DUE = `exists (
  select from parcel where state = 'open' and packages > 0 and (considered_at is null or considered_at <= app_now() - interval '15 minutes'))`;

const SEED = 1;
/** A third of what a close bound takes: fifty lots a second must not wait for the last thousandth. */
const PRICE_ROUNDS = 100;

/** One joint decision on all open lots of a territory, and the offers it makes. */
@Injectable()
export class MatchingService {
  private readonly log = new Logger('matching');

  constructor(
    private readonly parcels: ParcelService,
    private readonly offers: OfferService,
  ) {}

  /**
   * Runs one cycle in the caller's transaction. Only one runs at a time in a territory; a second asked for meanwhile
   * leaves it to the next look. A cycle that fails falls back to most urgent first, and says so in its record.
   *
   * @returns the cycle's id, or null when there was nothing to decide.
   */
  async runCycle(tx: Tx, { force = false } = {}): Promise<string | null> {
    const lock = await tx.first<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtext('cycle'), hashtext($1)) as mine`, [
      tx.territoryId,
    ]);
    if (!lock!.mine) return null;
    if (!force && !(await tx.first<{ due: boolean }>(`select ${CYCLE_DUE} as due`))!.due) return null;
    const facts = await readFacts(tx);
    if (!facts) return null;
    const decided = this.decide(facts.problem);
    const known = await this.leftOverBefore(tx, facts);
    const cycleId = await recordCycle(tx, facts, decided);
    await tx.query('update parcel set considered_at = app_now() where id = any($1)', [facts.parcelIds]);
    await this.apply(tx, facts, decided, cycleId, known);
    return cycleId;
  }

  private decide(problem: Problem): Decided {
    const started = performance.now();
    const seconds = (): number => (performance.now() - started) / 1000;
    try {
      const proposal = match(problem, { seed: SEED, priceRounds: PRICE_ROUNDS });
      return { proposal, method: 'joint', failure: null, seconds: seconds() };
    } catch (error) {
      this.log.error(`the cycle fell back to most urgent first: ${(error as Error).stack}`);
      return { proposal: urgentFirst(problem), method: 'urgent-first', failure: (error as Error).message, seconds: seconds() };
    }
  }

  /** Lots whose donor was already told that nobody could be found. */
  private async leftOverBefore(tx: Tx, facts: Facts): Promise<Set<string>> {
    const rows = await tx.query<{ lot_id: string }>('select distinct lot_id from cycle_lot where left_over_g > 0 and lot_id = any($1)', [
      [...facts.lotIds.values()],
    ]);
    return new Set(rows.map((row) => row.lot_id));
  }

  /**
   * Turns the proposal into offers. Parcels are locked and looked at again first: what was withdrawn or taken while
   * the cycle ran is left out, and the rest of the proposal stands.
   */
  private async apply(tx: Tx, facts: Facts, { proposal }: Decided, cycleId: string, known: Set<string>): Promise<void> {
    const lots = new Map(facts.problem.lots.map((lot) => [lot.id, lot]));
    const recipients = new Map(facts.problem.recipients.map((recipient) => [recipient.id, recipient]));
    const open = (await this.parcels.holdMany(tx, facts.parcelIds)).filter((parcel) => parcel.state === 'open' && parcel.packages > 0);
    const shares = proposal.placements.flatMap(({ lot, recipient, packages }) => {
      const lotId = facts.lotIds.get(lot)!;
      return takeFrom(
        open.filter((parcel) => parcel.lotId === lotId),
        packages,
      ).map((share) => ({ ...share, lot: lots.get(lot)!, recipient: recipients.get(recipient)! }));
    });
    // A parcel given away whole in several shares: the last of them is the parcel itself, or an empty one would stay behind.
    for (const parcel of open) {
      if ((parcel as Takeable).promised === parcel.packages) shares.findLast((share) => share.parcel === parcel)!.cut = false;
    }
    const cut = shares.filter((share) => share.cut);
    const parts = await this.parcels.splitAll(
      tx,
      cut.map(({ parcel, packages }) => ({ parcel, packages, grams: packages * parcel.package_g })),
    );
    const offered = shares.map((share) => ({ ...share, parcel: share.cut ? parts[cut.indexOf(share)]! : share.parcel }));
    if (offered.length > 0) await this.offers.makeAll(tx, offered, facts, cycleId);
    for (const { lot, packages } of proposal.unplaced) {
      const lotId = facts.lotIds.get(lot)!;
      if (!known.has(lotId)) tx.emit(lotUnplaced, { lotId, leftOver_g: packages * lots.get(lot)!.package_g });
    }
  }

  /** A kept cycle with its files, decided again: the same problem must give the same placements. */
  async replay(tx: Tx, cycleId: string): Promise<CycleWithFiles> {
    const [cycle, files] = [await readCycle(tx, cycleId), await readCycleFiles(tx, cycleId)];
    if (!cycle || !files) throw notFound({ cycleId });
    const again = this.decide(files.problem).proposal;
    return { ...cycle, ...files, replays: JSON.stringify(again.placements) === JSON.stringify(files.proposal.placements) };
  }
}

/** Packages of a lot's open parcels for one placement: whole parcels as far as they go, a part of the last. What is taken is taken from `open`. */
function takeFrom(open: Takeable[], packages: number): { parcel: HeldParcel; packages: number; cut: boolean }[] {
  const shares: { parcel: HeldParcel; packages: number; cut: boolean }[] = [];
  let wanted = packages;
  for (const parcel of open) {
    const left = parcel.packages - (parcel.promised ?? 0);
    const taken = Math.min(left, wanted);
    if (taken === 0) continue;
    wanted -= taken;
    shares.push({ parcel, packages: taken, cut: taken < parcel.packages });
    parcel.promised = (parcel.promised ?? 0) + taken;
  }
  return shares;
}

/** An open parcel with the packages of it that placements have already been given. */
type Takeable = HeldParcel & { promised?: number };
