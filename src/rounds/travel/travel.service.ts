import { Inject, Injectable, Logger } from '@nestjs/common';
import { ENV, type Env } from '../../platform/config/env.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Actor } from '../../vocabulary/actor.js';
import type { PlaceFacts, Profile, TravelFacts } from '../core/problem.js';
import { fillGaps } from './asking.js';
import { LegTable } from './leg-table.js';
import { keepLegs, readLegs } from './travel-cache.js';
import { assemble, type TravelNotice } from './travel-notice.js';
import { noteAnswer, noteFailure, readOutage, type Outage } from './travel-outage.js';
import type { TravelState } from './travel.dto.js';
import { TRAVEL_SOURCE } from './travel-settings.js';
import { cellOf, type TravelFailure, type TravelPlace, type TravelSource } from './travel-source.js';

/** Travel times for a problem, and what the coordinator should know of them. */
export interface TravelFound {
  readonly travel: TravelFacts;
  readonly notice: TravelNotice | null;
}

/** What is known of the places of a problem before the source is asked. */
interface Known {
  /** The problem's places, each cell once; `index` leads from a problem's place to its row. */
  places: TravelPlace[];
  index: number[];
  /** By what the source answers: two profiles may share one. */
  tables: Map<string, { profile: Profile; table: LegTable }>;
  outage: Outage | undefined;
}

/** A service that has failed is given this long to show that it is back, not the whole budget. */
const PROBE_MS = 1000;

/**
 * Metres and seconds between the places of a problem, from the source of the settings. A network is asked outside of any
 * transaction, for what is not kept from before, within a budget of time; what it does not answer is estimated, and said so.
 */
@Injectable()
export class TravelService {
  private readonly log = new Logger('travel');

  constructor(
    private readonly work: UnitOfWork,
    @Inject(ENV) private readonly env: Env,
    @Inject(TRAVEL_SOURCE) private readonly source: TravelSource,
  ) {}

  /** Call it with no transaction open: it opens short ones of its own, before and after it waits for a network. */
  async travelFor(actor: Actor, places: readonly PlaceFacts[], profiles: readonly Profile[]): Promise<TravelFound> {
    if (this.source.kind === 'affine') return { travel: { model: 'affine' }, notice: null };
    const known = await this.work.run(actor, (tx) => this.read(tx, places, profiles));
    const outage = await this.complete(actor, known);
    return assemble({ ...known, profiles, source: this.source, outage });
  }

  /** Keeps the notice with the planning it belongs to. */
  async record(tx: Tx, planningId: string, notice: TravelNotice | null): Promise<void> {
    if (notice) await tx.query('update planning set travel_notice = $2 where id = $1', [planningId, JSON.stringify(notice)]);
  }

  /** The source of the settings and the notice of the last planning. */
  async state(tx: Tx): Promise<TravelState> {
    const planning = await tx.first<{ plannedAt: Date; notice: TravelState['notice'] }>(
      'select planned_at as "plannedAt", travel_notice as notice from planning where territory_id = $1 order by number desc limit 1',
      [tx.territoryId],
    );
    return { source: this.source.kind, plannedAt: planning?.plannedAt.toISOString() ?? null, notice: planning?.notice ?? null };
  }

  private async read(tx: Tx, places: readonly PlaceFacts[], profiles: readonly Profile[]): Promise<Known> {
    const codes = await tx.query<{ id: string; code: string }>('select id, code from site where id::text = any($1)', [
      places.map(({ id }) => id),
    ]);
    const codeOf = new Map(codes.map(({ id, code }) => [id, code]));
    const known: Known = { ...onceEach(places, codeOf), tables: new Map(), outage: await readOutage(tx) };
    for (const profile of profiles) {
      const service = this.source.answersAs(profile);
      if (known.tables.has(service)) continue;
      const table = new LegTable(known.places);
      if (this.source.remote) await readLegs(tx, table, { service, life_days: this.env.TRAVEL_CACHE_DAYS });
      known.tables.set(service, { profile, table });
    }
    return known;
  }

  /** Asks for what is missing and keeps what is answered. @returns the outage, where legs are missing because of one. */
  private async complete(actor: Actor, known: Known): Promise<Outage | undefined> {
    const gaps = [...known.tables].filter(([, { table }]) => table.hasGaps());
    if (gaps.length === 0) return undefined;
    if (known.outage?.waits) return known.outage;
    const missing = gaps.map(([service, { table }]) => ({ service, table, cells: missingIn(table) }));
    const failure = await fillGaps(
      this.source,
      gaps.map(([, gap]) => gap),
      {
        concurrency: this.env.TRAVEL_CONCURRENCY,
        budget_ms: known.outage ? Math.min(PROBE_MS, this.env.TRAVEL_TIMEOUT_MS) : this.env.TRAVEL_TIMEOUT_MS,
      },
    );
    if (failure) this.log.warn(failure.message);
    if (!this.source.remote) return undefined;
    return this.work.run(actor, (tx) => this.keep(tx, missing, failure));
  }

  private async keep(
    tx: Tx,
    missing: { service: string; table: LegTable; cells: { from: number; to: number }[] }[],
    failure: TravelFailure | null,
  ): Promise<Outage | undefined> {
    for (const { service, table, cells } of missing) {
      const fresh = cells.filter(({ from, to }) => !table.isMissing(from, to));
      if (fresh.length > 0) await keepLegs(tx, table, { service, fresh, life_days: this.env.TRAVEL_CACHE_DAYS });
    }
    if (failure) return noteFailure(tx, failure.reason);
    await noteAnswer(tx);
    return undefined;
  }
}

/** A source cannot tell two places of one cell apart; a file may know one of them by its code. */
function onceEach(places: readonly PlaceFacts[], codeOf: ReadonlyMap<string, string>): { places: TravelPlace[]; index: number[] } {
  const rows = new Map<string, number>();
  const once: TravelPlace[] = [];
  const index = places.map(({ id, point }) => {
    const cell = `${cellOf(point[0])} ${cellOf(point[1])}`;
    const row = rows.get(cell) ?? once.push({ point, code: codeOf.get(id) ?? null }) - 1;
    rows.set(cell, row);
    return row;
  });
  return { places: once, index };
}

function missingIn(table: LegTable): { from: number; to: number }[] {
  const cells: { from: number; to: number }[] = [];
  for (let from = 0; from < table.size; from++)
    for (let to = 0; to < table.size; to++) if (table.isMissing(from, to)) cells.push({ from, to });
  return cells;
}
