import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';

/** What a recipient's storage still takes of a cold class, and what it would take in all. */
export interface FreeRoom {
  free_g: number;
  capacity_g: number;
}

/** Room in cold storage as a guarded balance: two acceptances cannot take the same room. */
@Injectable()
export class RoomService {
  /**
   * Takes `grams` of room of a cold class (and of the site's total, where it has one). A site without any storage
   * row has no limit, and none is counted.
   *
   * @returns the grams counted, or how much was free when that was not enough.
   */
  async take(tx: Tx, siteId: string, cold: string, grams: number): Promise<{ taken_g: number } | { short: FreeRoom }> {
    const rows = await tx.query<{ cold: string; free_g: number; capacity_g: number }>(
      `select cold, (capacity_g - reserved_g)::float8 as free_g, capacity_g::float8 as capacity_g from storage where site_id = $1 order by cold for update`,
      [siteId],
    );
    if (rows.length === 0) return { taken_g: 0 };
    const asked = rows.filter((row) => row.cold === cold || row.cold === 'total');
    const shortest = asked.toSorted((a, b) => a.free_g - b.free_g)[0];
    if (!asked.some((row) => row.cold === cold)) return { short: { free_g: 0, capacity_g: 0 } };
    if (shortest && shortest.free_g < grams) return { short: { free_g: shortest.free_g, capacity_g: shortest.capacity_g } };
    await tx.query(`update storage set reserved_g = reserved_g + $3 where site_id = $1 and cold in ($2, 'total')`, [siteId, cold, grams]);
    return { taken_g: grams };
  }

  /** Gives room back. */
  async give(tx: Tx, siteId: string, cold: string, grams: number): Promise<void> {
    if (grams === 0) return;
    await tx.query(`update storage set reserved_g = reserved_g - $3 where site_id = $1 and cold in ($2, 'total')`, [siteId, cold, grams]);
  }
}
