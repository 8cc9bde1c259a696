import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { invalidFields, notFound, staleVersion } from '../platform/http/http.errors.js';
import type { FieldProblem } from '../vocabulary/rejection.js';
import { weeklyFaults } from './core/weekly.js';
import { endsBeforeItStarts, listedTwice, overlapsEarlier, storageInUse } from './organisations.errors.js';
import { siteChanged } from './organisations.events.js';
import { ReachService } from './reach.service.js';
import type { NewClosure, Site, Storage, Windows } from './site.dto.js';
import { readSite } from './sites.queries.js';

/** When a site is open and what it has room for: an organisation sets both for its own sites. */
@Injectable()
export class OpeningService {
  constructor(private readonly reach: ReachService) {}

  /** Replaces the windows for one purpose. @throws notFound, staleVersion, invalidFields (ends before it starts, overlap). */
  async setWindows(tx: Tx, siteId: string, { purpose, windows, version }: Windows): Promise<Site> {
    await this.touch(tx, siteId, version);
    const problems = weeklyFaults(windows.map(({ weekday, opens, closes }) => ({ weekday, from: opens, to: closes }))).map(
      ({ index, fault }) => (fault === 'overlaps' ? overlapsEarlier(`/windows/${index}`) : endsBeforeItStarts(`/windows/${index}/closes`)),
    );
    if (problems.length > 0) throw invalidFields({}, problems);
    await tx.query('delete from opening_window where site_id = $1 and purpose = $2', [siteId, purpose]);
    await tx.query(
      `insert into opening_window (territory_id, site_id, purpose, weekday, opens, closes)
       select $1, $2, $3, weekday, opens, closes from jsonb_to_recordset($4::jsonb) as w(weekday int, opens time, closes time)`,
      [tx.territoryId, siteId, purpose, JSON.stringify(windows)],
    );
    return this.changed(tx, siteId);
  }

  /** Closes a site for some days. @throws notFound, invalidFields. */
  async close(tx: Tx, siteId: string, { fromDate, toDate, reason }: NewClosure): Promise<Site> {
    await this.reach.site(tx, siteId, 'organisations:write');
    if (toDate < fromDate) throw invalidFields({}, [endsBeforeItStarts('/toDate')]);
    await tx.query('insert into closure (territory_id, site_id, from_date, to_date, reason) values ($1, $2, $3, $4, $5)', [
      tx.territoryId,
      siteId,
      fromDate,
      toDate,
      reason,
    ]);
    return this.changed(tx, siteId);
  }

  /** Takes a closure back. @throws notFound. */
  async reopen(tx: Tx, siteId: string, closureId: string): Promise<void> {
    await this.reach.site(tx, siteId, 'organisations:write');
    const gone = await tx.query('delete from closure where id = $1 and site_id = $2 returning id', [closureId, siteId]);
    if (gone.length === 0) throw notFound({ closureId });
    tx.emit(siteChanged, { siteId });
  }

  /**
   * Sets all rooms of a site. What is promised or taken is kept: no room goes below it. The rows are locked first, so
   * that an offer accepted at the same moment waits and then counts with the new capacity.
   *
   * @throws notFound, staleVersion, invalidFields, storageInUse with the rooms concerned.
   */
  async setStorage(tx: Tx, siteId: string, { storage, version }: Storage): Promise<Site> {
    await this.touch(tx, siteId, version);
    const problems: FieldProblem[] = storage.flatMap(({ cold }, index) =>
      storage.findIndex((room) => room.cold === cold) < index ? [listedTwice(`/storage/${index}`)] : [],
    );
    if (problems.length > 0) throw invalidFields({}, problems);
    const before = await tx.query<{ cold: string; reserved_g: number }>(
      'select cold, reserved_g::float8 as reserved_g from storage where site_id = $1 order by cold for update',
      [siteId],
    );
    const tooSmall = before.filter(({ cold, reserved_g }) => reserved_g > (storage.find((room) => room.cold === cold)?.capacity_g ?? 0));
    if (tooSmall.length > 0) throw storageInUse({ rooms: tooSmall });
    await tx.query('delete from storage where site_id = $1 and not cold = any($2)', [siteId, storage.map(({ cold }) => cold)]);
    await tx.query(
      `insert into storage (territory_id, site_id, cold, capacity_g) select $1, $2, cold, capacity_g from jsonb_to_recordset($3::jsonb) as r(cold text, capacity_g bigint)
       on conflict (site_id, cold) do update set capacity_g = excluded.capacity_g`,
      [tx.territoryId, siteId, JSON.stringify(storage)],
    );
    return this.changed(tx, siteId);
  }

  /** Moves the site's version on, if it is still the one the change was made on. */
  private async touch(tx: Tx, siteId: string, version: number): Promise<void> {
    const site = await this.reach.site(tx, siteId, 'organisations:write');
    const changed = await tx.query('update site set version = version + 1 where id = $1 and version = $2 returning id', [siteId, version]);
    if (changed.length === 0) throw staleVersion({ version: site.version });
  }

  private async changed(tx: Tx, siteId: string): Promise<Site> {
    tx.emit(siteChanged, { siteId });
    return (await readSite(tx, siteId, null))!;
  }
}
