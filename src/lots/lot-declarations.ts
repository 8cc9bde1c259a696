import { Injectable } from '@nestjs/common';
import { newId } from '../platform/database/new-id.js';
import type { Tx } from '../platform/database/tx.js';
import type { DonorKind } from '../vocabulary/food.js';
import type { Language } from '../vocabulary/words.js';
import type { Admission } from './core/admission.js';
import type { Declaration, Lot } from './lot.dto.js';
import { warningsOf } from './lots.queries.js';

/** The donor site as declaring needs it. */
export interface DonorFacts {
  siteName: string;
  role: string;
  donorKind: DonorKind | null;
  organisationId: string;
  organisationName: string;
  lon: number;
  lat: number;
  areaCode: string | null;
  hasConvention: boolean;
  timeZone: string;
  now: Date;
  /** The lot this donor already declared under the same own reference. */
  known: string | null;
  /** The number this lot will have; a refused declaration leaves a gap. */
  reference: number;
}

/** The two statements of a declaration: what must be known of the donor, and everything that is written, each in one round trip. */
@Injectable()
export class LotDeclarations {
  /** What admission must know, in one read; undefined where the territory has no such active site. */
  async facts(tx: Tx, { siteId, externalRef }: Declaration): Promise<DonorFacts | undefined> {
    const [facts] = await tx.prepared<DonorFacts>(
      `select s.name as "siteName", s.role, s.donor_kind as "donorKind", s.organisation_id as "organisationId", o.name as "organisationName", s.lon, s.lat,
              (select code from area where id = s.area_id) as "areaCode", t.time_zone as "timeZone", app_now() as now,
              exists (select from convention c where (c.donor_id = o.id or c.donor_id is null)
                and (app_now() at time zone t.time_zone)::date between c.from_date and c.to_date) as "hasConvention",
              (select id from lot where donor_site_id = s.id and external_ref = $2) as known, nextval('lot_reference_seq')::float8 as reference
         from site s join organisation o on o.id = s.organisation_id join territory t on t.id = s.territory_id
        where s.id = $1 and s.active`,
      [siteId, externalRef ?? null],
    );
    return facts;
  }

  /**
   * Writes the lot, its parcel and its first ledger row (to `open`, or to `declared` while it is held), with the commit, and
   * answers what will then be there: everything in it is known beforehand.
   */
  write(tx: Tx, body: Declaration, donor: DonorFacts, admission: Admission, language: Language): Lot {
    const [id, parcelId] = [newId(), newId()];
    const state = admission.verdict === 'held' ? 'declared' : 'open';
    const findings = admission.findings.map(({ rule, facts }) => ({ rule: rule.id, facts }));
    const deadline = admission.deadline_ms === null ? null : new Date(admission.deadline_ms).toISOString();
    const grams = body.package_g * body.packages;
    tx.atEnd(INSERT_LOT, [
      tx.territoryId,
      body.externalRef ?? null,
      body.siteId,
      body.label,
      body.category,
      body.animalOrigin,
      body.prepacked,
      body.cold,
      body.dateKind,
      body.dateKind === 'none' ? null : (body.date ?? null),
      body.dateKind === 'none' ? null : (body.datePrecision ?? 'day'),
      body.producedOn ?? null,
      deadline,
      body.package_g,
      body.packages,
      body.allergens ?? null,
      body.needsSorting ?? false,
      body.gtin ?? null,
      body.batch ?? null,
      body.note ?? null,
      body.pickup.from,
      body.pickup.to,
      JSON.stringify(findings),
      grams,
      state,
      admission.findings.find(({ rule }) => rule.level === 'HOLD')?.rule.id ?? null,
      id,
      parcelId,
      donor.reference,
    ]);
    return {
      id,
      reference: donor.reference,
      siteId: body.siteId,
      siteName: donor.siteName,
      organisationName: donor.organisationName,
      donorKind: donor.donorKind ?? 'hub',
      point: [donor.lon, donor.lat],
      areaCode: donor.areaCode,
      label: body.label,
      category: body.category,
      animalOrigin: body.animalOrigin,
      prepacked: body.prepacked,
      cold: body.cold,
      dateKind: body.dateKind,
      date: body.dateKind === 'none' ? null : (body.date ?? null),
      datePrecision: body.dateKind === 'none' ? null : (body.datePrecision ?? 'day'),
      deadline,
      package_g: body.package_g,
      packages: body.packages,
      declared_g: grams,
      allergens: body.allergens ?? null,
      needsSorting: body.needsSorting ?? false,
      gtin: body.gtin ?? null,
      batch: body.batch ?? null,
      note: body.note ?? null,
      externalRef: body.externalRef ?? null,
      pickup: { from: new Date(body.pickup.from).toISOString(), to: new Date(body.pickup.to).toISOString() },
      declaredAt: donor.now.toISOString(),
      warnings: warningsOf(findings, language),
      state,
      balances: { [state]: grams },
      parcels: [
        {
          id: parcelId,
          packages: body.packages,
          grams,
          state,
          recipientSiteId: null,
          recipientName: null,
          reasonCode: null,
          changedAt: donor.now.toISOString(),
        },
      ],
    };
  }
}

const INSERT_LOT = `
  with l as (
    insert into lot (id, reference, territory_id, external_ref, donor_site_id, label, category, animal_origin, prepacked, cold, date_kind, date, date_precision, produced_on, deadline,
                     package_g, packages, allergens, needs_sorting, gtin, batch, note, pickup_from, pickup_to, warnings)
    values ($27, $29, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
  ), p as (
    insert into parcel (id, territory_id, lot_id, packages, grams, state, reason_code) values ($28, $1, $27, $15, $24, $25, $26)
  )
  insert into movement (territory_id, lot_id, parcel_id, from_bucket, to_bucket, grams, cause) values ($1, $27, $28, 'origin', $25, $24, 'declared')`;
