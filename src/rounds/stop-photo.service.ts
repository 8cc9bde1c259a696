import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import { withoutMetadata } from './core/picture.js';
import type { NewStopPhoto } from './road.dto.js';
import type { StopPhoto } from './round.dto.js';
import { photosEnough, photoTooLarge, photoUnreadable } from './round.errors.js';
import { RoundHoldService } from './round-hold.service.js';

const MOST_BYTES = 400 * 1024;
const MOST_A_STOP = 6;

/** Photos of what a driver met at a stop. They are let go after the days that the operator set. */
@Injectable()
export class StopPhotoService {
  constructor(private readonly held: RoundHoldService) {}

  /**
   * Keeps a photo with its stop, whether that is done or not: it may come late, from a phone that had no network.
   *
   * @throws notFound, photoUnreadable, photoTooLarge, photosEnough
   */
  async keep(tx: Tx, stopId: string, { jpeg, at }: NewStopPhoto): Promise<StopPhoto> {
    const stop = await tx.first<{ roundId: string; siteId: string }>(
      'select round_id as "roundId", site_id as "siteId" from stop where id = $1 for update',
      [stopId],
    );
    if (!stop) throw notFound({ stopId });
    await this.held.requireOwn(tx, stop.roundId);
    const bytes = withoutMetadata(Buffer.from(jpeg, 'base64'));
    if (!bytes) throw photoUnreadable();
    if (bytes.length > MOST_BYTES) throw photoTooLarge({ bytes: bytes.length, most: MOST_BYTES });
    const kept = await tx.first<{ n: number }>('select count(*)::int as n from stop_photo where stop_id = $1', [stopId]);
    if (kept!.n >= MOST_A_STOP) throw photosEnough({ most: MOST_A_STOP });
    const takenAt = Math.min(at === undefined ? Infinity : Date.parse(at), (await tx.now()).getTime());
    const row = await tx.first<{ id: string; taken: Date }>(
      `insert into stop_photo (territory_id, round_id, stop_id, site_id, bytes, taken_at) values ($1, $2, $3, $4, $5, $6) returning id, taken_at as taken`,
      [tx.territoryId, stop.roundId, stopId, stop.siteId, bytes, new Date(takenAt)],
    );
    return { id: row!.id, takenAt: row!.taken.toISOString() };
  }

  /** The picture, for coordinators, the round's driver and the site it shows. @throws notFound for everyone else. */
  async read(tx: Tx, photoId: string): Promise<Buffer> {
    const row = await tx.first<{ bytes: Buffer }>(
      `select f.bytes from stop_photo f join round n on n.id = f.round_id join site s on s.id = f.site_id where f.id = $4 and ${MAY_SEE_PHOTO}`,
      [...photoReach(tx), photoId],
    );
    if (!row) throw notFound({ photoId });
    return row.bytes;
  }
}

/** $1–$3: a driver sees the photos of its own rounds; others of limited reach those of their own sites only. */
export const MAY_SEE_PHOTO = `($1::boolean or n.person_id = $2 or s.organisation_id = $3)`;

export const photoReach = (tx: Tx): unknown[] => [
  reachOf(tx.actor, 'rounds:read') === 'any',
  tx.actor.personId,
  tx.actor.role === 'driver' ? null : tx.actor.organisationId,
];
