import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import type { CheckedLine } from './handover.service.js';
import type { Handover } from './road.dto.js';
import type { PickupNote, PickupNoteBody } from './round.dto.js';
import type { HeldStop } from './round-hold.service.js';

const SERIES = 'pickup-note';

/**
 * The bordereau d'enlèvement: numbered without gaps, signed by both sides, never changed. Ownership passes with it
 * (model convention of the ministry, art. 1 and 4.5; Reg. (EU) 931/2011 for food of animal origin).
 */
@Injectable()
export class PickupNoteService {
  /** Writes the note of a pickup that was just signed. The number's row is locked until commit: no gap, no double. */
  async write(tx: Tx, stop: HeldStop, lines: readonly CheckedLine[], { body, at }: { body: Handover; at: Date }): Promise<void> {
    const parties = await this.lines(tx, lines);
    await tx.query(
      `with n as (insert into numbering (territory_id, series, last) values ($1, $2, 1) on conflict (territory_id, series) do update set last = numbering.last + 1 returning last)
       insert into pickup_note (territory_id, number, stop_id, donor_site_id, body, signed_at) select $1, last, $3, $4, $5, $6 from n`,
      [
        tx.territoryId,
        SERIES,
        stop.id,
        stop.siteId,
        JSON.stringify({
          mention: 'Don pour l’acceptation des marchandises en l’état.',
          lines: parties,
          enclosure_c: body.enclosure_c ?? null,
          signedByDriver: body.signedByDriver,
          signedBySite: body.signedBySite,
          driverSignature: body.driverSignature ?? null,
          siteSignature: body.siteSignature ?? null,
          note: body.note ?? null,
        }),
        at,
      ],
    );
  }

  private async lines(tx: Tx, lines: readonly CheckedLine[]): Promise<object[]> {
    const rows = await tx.query<{ parcelId: string } & Record<string, unknown>>(
      `select p.id as "parcelId", l.reference::float8 as "lotReference", l.label, l.category, l.cold, l.date_kind as "dateKind", to_char(l.date, 'YYYY-MM-DD') as date, l.gtin, l.batch, to_char(l.produced_on, 'YYYY-MM-DD') as "producedOn",
              d.name as "from", d.address as "fromAddress", r.name as "to", r.address as "toAddress"
         from parcel p join lot l on l.id = p.lot_id join site d on d.id = l.donor_site_id left join site r on r.id = p.recipient_site_id where p.id = any($1)`,
      [lines.map(({ line }) => line.parcelId)],
    );
    return lines.map(({ line, refused_g }) => ({
      ...rows.find((row) => row.parcelId === line.parcelId),
      proposed_g: line.weighed_g,
      refused_g,
      taken_g: line.weighed_g - refused_g,
      refusalCode: line.refusalCode ?? null,
      temperature_c: line.temperature_c ?? null,
    }));
  }

  /** The note of a stop, as signed. */
  async read(tx: Tx, stopId: string): Promise<PickupNote> {
    const row = await tx.first<{ number: number; signed_at: Date; body: PickupNoteBody }>(
      'select number::float8 as number, signed_at, body from pickup_note where stop_id = $1',
      [stopId],
    );
    if (!row) throw notFound({ stopId });
    // The oldest notes hold names only, and a note never changes.
    const { driverSignature = null, siteSignature = null } = row.body as Partial<PickupNoteBody>;
    return { number: row.number, signedAt: row.signed_at.toISOString(), body: { ...row.body, driverSignature, siteSignature } };
  }
}
