import { Injectable } from '@nestjs/common';
import { ParcelService, type HeldParcel } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import type { NextBest } from './core/next-best.js';
import type { Problem } from './core/problem.js';
import type { Placement } from './core/proposal.js';
import type { Fallen } from './core/still-stands.js';
import { lockOffers, releaseTerritory } from './cycle-lease.js';
import { nameOf, recordCycle, recordPrices } from './cycle-record.js';
import { readFacts, type Facts } from './matching.facts.js';
import { lotUnplaced } from './offer.events.js';
import { OfferMakingService } from './offer-making.service.js';
import { RecipientDirectory } from './recipient-directory.js';
import type { Settings } from './solver/perform.js';
import type { Decided } from './solver/solver.service.js';
import { holdUnchanged, stalePlacements, type Unchanged } from './stale.facts.js';

/**
 * What the core is given. Few lots are decided quickly, with fewer looks at the prices and fewer steps than a file gets:
 * when fifty come every second the next cycle waits for this one, and the last thousandth is not worth that. By the number
 * of lots alone, never by a clock, so that the same day decides the same.
 */
function settingsFor({ lots }: Problem): Settings {
  const seed = 1;
  return lots.length < QUICK ? { seed, priceRounds: 100, budget: 10_000 + 500 * lots.length } : { seed };
}

const QUICK = 500;

/** What is decided, and with what. */
export interface Question {
  facts: Facts;
  settings: Settings;
}

/** The two ends of a cycle, one transaction each: what is to be decided, and what the decision changes. Between them no transaction is open. */
@Injectable()
export class MatchingService {
  constructor(
    private readonly parcels: ParcelService,
    private readonly making: OfferMakingService,
    private readonly directory: RecipientDirectory,
  ) {}

  /** Everything that is open, all read at one moment; null when nothing is. First of all in its transaction. */
  async ask(tx: Tx): Promise<Question | null> {
    await tx.query('set transaction isolation level repeatable read, read only');
    const facts = await readFacts(tx, this.directory);
    return facts && { facts, settings: settingsFor(facts.problem) };
  }

  /**
   * Carries a cycle's decision out and gives the territory back. Nothing is done on what is no longer so: lots that changed
   * while it was decided are left out, placements are looked at again where recipients changed, and the rest stands. What is
   * left out is kept with the cycle and due again at once.
   *
   * @returns the cycle's id; null when another has taken the territory over, since then this decision is too old.
   */
  async carryOut(tx: Tx, facts: Facts, decided: Decided, lease: { holder: string; seconds: number }): Promise<string | null> {
    if (!(await releaseTerritory(tx, lease.holder, lease.seconds))) return null;
    await lockOffers(tx);
    const unchanged = await holdUnchanged(tx, facts, decided.proposal);
    const stale = await stalePlacements(tx, facts, decided.proposal.placements, unchanged, this.directory);
    const known = await this.leftOverBefore(tx, facts);
    const cycleId = await recordCycle(tx, facts, decided, stale);
    await recordPrices(tx, cycleId, facts, decided.prices);
    await this.markConsidered(tx, facts, unchanged, stale);
    const fallen = new Set(stale.map(nameOf));
    // Deciding takes time: an answer is due so long after the offer, not after the facts.
    const now = (await tx.now()).toISOString();
    await this.offer(
      tx,
      { ...facts, problem: { ...facts.problem, now } },
      decided.proposal.placements.filter((placement) => !fallen.has(nameOf(placement))),
      cycleId,
      decided.nextBest,
    );
    const lots = new Map(facts.problem.lots.map((lot) => [lot.id, lot]));
    for (const { lot, packages } of decided.proposal.unplaced) {
      const lotId = facts.lotIds.get(lot)!;
      if (unchanged.lots.has(lot) && !known.has(lotId)) tx.emit(lotUnplaced, { lotId, leftOver_g: packages * lots.get(lot)!.package_g });
    }
    return cycleId;
  }

  /** Lots whose donor was already told that nobody could be found. */
  private async leftOverBefore(tx: Tx, facts: Facts): Promise<Set<string>> {
    const rows = await tx.query<{ lot_id: string }>('select distinct lot_id from cycle_lot where left_over_g > 0 and lot_id = any($1)', [
      [...facts.lotIds.values()],
    ]);
    return new Set(rows.map((row) => row.lot_id));
  }

  /** A lot that was looked at waits for the next quarter of an hour; one that was left out as stale, for nothing. */
  private async markConsidered(tx: Tx, facts: Facts, unchanged: Unchanged, stale: readonly Fallen[]): Promise<void> {
    const again = new Set(stale.flatMap(({ lot }) => facts.parcels.get(lot)!.map(({ id }) => id)));
    const held = [...unchanged.parcels];
    await tx.query('update parcel set considered_at = app_now() where id = any($1)', [held.filter((id) => !again.has(id))]);
    const due = held.filter((id) => again.has(id));
    if (due.length > 0) await tx.query('update parcel set considered_at = null where id = any($1)', [due]);
  }

  /** Turns placements into offers: each takes the lot's open parcels whole as far as they go, and a part of the last. */
  async offer(tx: Tx, facts: Facts, placements: readonly Placement[], cycleId: string, ready: readonly NextBest[]): Promise<void> {
    if (placements.length === 0) return;
    const next = new Map(ready.map((one) => [nameOf(one), one.next.map((recipient) => facts.siteIds.get(recipient)!)]));
    const lots = new Map(facts.problem.lots.map((lot) => [lot.id, lot]));
    const recipients = new Map(facts.problem.recipients.map((recipient) => [recipient.id, recipient]));
    const ids = [...new Set(placements.map(({ lot }) => lot))].flatMap((lot) => facts.parcels.get(lot)!.map(({ id }) => id));
    const openOf = new Map<string, Takeable[]>();
    for (const parcel of await this.parcels.holdMany(tx, ids)) openOf.set(parcel.lotId, [...(openOf.get(parcel.lotId) ?? []), parcel]);
    const shares = placements.flatMap(({ lot, recipient, packages }) =>
      takeFrom(openOf.get(facts.lotIds.get(lot)!) ?? [], packages).map((share) => ({
        ...share,
        lot: lots.get(lot)!,
        recipient: recipients.get(recipient)!,
        nextBest: next.get(nameOf({ lot, recipient })) ?? [],
      })),
    );
    // A parcel given away whole in several shares: the last of them is the parcel itself, or an empty one would stay behind.
    for (const parcel of [...openOf.values()].flat()) {
      if (parcel.promised === parcel.packages) shares.findLast((share) => share.parcel === parcel)!.cut = false;
    }
    const cut = shares.filter((share) => share.cut);
    const parts = await this.parcels.splitAll(
      tx,
      cut.map(({ parcel, packages }) => ({ parcel, packages, grams: packages * parcel.package_g })),
    );
    const offered = shares.map((share) => ({ ...share, parcel: share.cut ? parts[cut.indexOf(share)]! : share.parcel }));
    await this.making.make(tx, offered, facts, cycleId);
  }
}

/** Packages of a lot's open parcels for one placement. What is taken is noted on the parcels in `open`. */
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
