import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import { ParcelService } from '../lots/parcel.service.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import type { ExpectedIntake, Intake, IntakeQuery, NewIntake } from './intake.dto.js';
import { alreadyTakenIn, intakeWrong, notAtHub } from './intake.errors.js';

/** An actor of limited reach works for its own hub. */
const ownHub = (tx: Tx): string | null =>
  reachOf(tx.actor, 'intake:read') === 'own' ? (tx.actor.organisationId ?? '00000000-0000-0000-0000-000000000000') : null;

/** What comes into the hub: expected, weighed, checked, refused. */
@Injectable()
export class IntakeService {
  constructor(private readonly parcels: ParcelService) {}

  /** Everything on its way to the hub or delivered and not yet weighed in, in order of arrival. */
  async expected(tx: Tx, { siteId }: IntakeQuery): Promise<ExpectedIntake[]> {
    const rows = await tx.query<Omit<ExpectedIntake, 'expectedAt'> & { moment: Date | null }>(
      `select p.id as "parcelId", l.id as "lotId", l.reference::float8 as "lotReference", l.label, l.category, l.cold, p.grams::float8 as announced_g, d.name as "donorName", l.date_kind as "dateKind",
              to_char(l.date, 'YYYY-MM-DD') as date, p.state,
              (select max(coalesce(t.expected_at, t.planned_arrival)) from stop_line k join stop t on t.id = k.stop_id where k.parcel_id = p.id and t.kind = 'delivery' and t.site_id = h.id) as moment
         from parcel p join lot l on l.id = p.lot_id join site d on d.id = l.donor_site_id join site h on h.id = p.recipient_site_id
        where h.role = 'hub' and p.grams > 0 and p.state in ('accepted', 'planned', 'collected', 'delivered') and ($1::uuid is null or h.id = $1) and ($2::uuid is null or h.organisation_id = $2)
          and not exists (select from intake i where i.parcel_id = p.id)
        order by moment nulls last, l.reference limit 500`,
      [siteId ?? null, ownHub(tx)],
    );
    return rows.map(({ moment, ...row }) => ({ ...row, expectedAt: moment?.toISOString() ?? null }));
  }

  /** Weighs in what was delivered. Difference and refusal are ledger rows; the same part twice is refused. */
  async takeIn(tx: Tx, body: NewIntake): Promise<Intake> {
    const parcel = await this.parcels.hold(tx, body.parcelId);
    const mine = await tx.first<{ organisation_id: string }>('select organisation_id from site where id = $1', [parcel.recipientSiteId]);
    if (!mine || (ownHub(tx) && mine.organisation_id !== tx.actor.organisationId)) throw notFound({ parcelId: body.parcelId });
    if (await tx.first('select 1 from intake where parcel_id = $1', [parcel.id])) throw alreadyTakenIn({ parcelId: parcel.id });
    if (parcel.state !== 'delivered' || parcel.recipientRole !== 'hub') throw notAtHub({ parcelId: parcel.id, state: parcel.state });
    const refused = body.refused_g ?? 0;
    this.check(body, refused, parcel.grams);
    const announced = parcel.grams;
    await this.parcels.weigh(tx, parcel, body.weighed_g);
    const row = await tx.first<{ id: string }>(
      `insert into intake (territory_id, hub_site_id, parcel_id, lot_id, announced_g, weighed_g, refused_g, refusal_code, temperature_c, package_ok, note)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
      [
        tx.territoryId,
        parcel.recipientSiteId,
        parcel.id,
        parcel.lotId,
        announced,
        body.weighed_g,
        refused,
        body.refusalCode ?? null,
        body.temperature_c ?? null,
        body.packageOk,
        body.note ?? null,
      ],
    );
    if (refused > 0) {
      const bad = refused >= parcel.grams ? parcel : await this.parcels.split(tx, parcel, 0, refused);
      await this.parcels.step(tx, bad, {
        to: 'diverted',
        bucket: 'discarded',
        reasonCode: body.refusalCode ?? 'other',
        note: body.note ?? null,
      });
    }
    return (await this.read(tx, 'i.id = $1', [row!.id]))[0]!;
  }

  private check(body: NewIntake, refused: number, announced: number): void {
    const problem = (pointer: string, code: string, fr: string, en: string) => intakeWrong({}, [{ pointer, code, message: { fr, en } }]);
    if (refused > body.weighed_g)
      throw problem(
        '/refused_g',
        'refused-more-than-weighed',
        'On ne peut pas refuser plus que ce qui a été pesé.',
        'No more can be refused than was weighed.',
      );
    if (refused > 0 && !body.refusalCode)
      throw problem('/refusalCode', 'refusal-reason-missing', 'Indiquez pourquoi c’est refusé.', 'Say why it is refused.');
    if (body.weighed_g > announced * 3 + 1000)
      throw problem(
        '/weighed_g',
        'weight-unlikely',
        'Ce poids est plus de trois fois celui annoncé. Vérifiez l’unité : des grammes.',
        'This weight is more than three times what was announced. Check the unit: grams.',
      );
  }

  /** What was taken in on a day, newest first. */
  list(tx: Tx, { day, siteId }: IntakeQuery): Promise<Intake[]> {
    return this.read(
      tx,
      `(i.at at time zone (select time_zone from territory where id = i.territory_id))::date = coalesce($1::date, (app_now() at time zone (select time_zone from territory where id = i.territory_id))::date)
        and ($2::uuid is null or i.hub_site_id = $2) and ($3::uuid is null or h.organisation_id = $3)`,
      [day ?? null, siteId ?? null, ownHub(tx)],
    );
  }

  private async read(tx: Tx, where: string, values: unknown[]): Promise<Intake[]> {
    const rows = await tx.query<Omit<Intake, 'at'> & { moment: Date }>(
      `select i.id, i.parcel_id as "parcelId", i.lot_id as "lotId", l.reference::float8 as "lotReference", l.label, i.announced_g::float8 as announced_g, i.weighed_g::float8 as weighed_g,
              i.refused_g::float8 as refused_g, i.refusal_code as "refusalCode", i.temperature_c::float8 as temperature_c, i.package_ok as "packageOk", i.note, i.at as moment
         from intake i join lot l on l.id = i.lot_id join site h on h.id = i.hub_site_id where ${where} order by i.id desc limit 500`,
      values,
    );
    return rows.map(({ moment, ...row }) => ({ ...row, at: moment.toISOString() }));
  }
}
