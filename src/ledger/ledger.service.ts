import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import type { Bucket, Edge } from '../vocabulary/parcel.js';

/** Grams of a lot that go from one bucket to another, and why. */
export interface Move {
  lotId: string;
  parcelId?: string | null;
  /** The recipient or hub the grams are meant for or at, for the figures by site. */
  siteId?: string | null;
  from: Bucket | Edge;
  to: Bucket | Edge;
  grams: number;
  /** What made them move: an event's name or a reason code. */
  cause: string;
}

/**
 * The mass ledger: the only place where grams move. The database keeps the balances from the rows written here,
 * refuses a flow that is not listed, a balance below zero and any later change.
 */
@Injectable()
export class LedgerService {
  /** Posts the moves in the caller's transaction. Moves of 0 g are left out; a negative one is a programming error. */
  async post(tx: Tx, moves: readonly Move[]): Promise<void> {
    const real = moves.filter((move) => move.grams !== 0);
    if (real.length === 0) return;
    await tx.query(
      `insert into movement (territory_id, lot_id, parcel_id, site_id, from_bucket, to_bucket, grams, cause)
       select $1, "lotId", "parcelId", "siteId", "from", "to", grams, cause
         from jsonb_to_recordset($2::jsonb) as m("lotId" uuid, "parcelId" uuid, "siteId" uuid, "from" text, "to" text, grams bigint, cause text)`,
      [tx.territoryId, JSON.stringify(real)],
    );
  }
}
