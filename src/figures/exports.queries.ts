import type { Tx } from '../platform/database/tx.js';
import type { ExportRow } from '../platform/http/csv-file.js';
import { BUCKETS } from '../vocabulary/parcel.js';
import type { Period } from './figures.queries.js';

/** Where a page begins and what it may show: `organisationId` limits it to what that organisation gave or received. */
export interface PageOfExport extends Period {
  organisationId: string | null;
  /** Last id of the page before; null for the first. */
  after: string | null;
  take: number;
}

const PERIOD = (moment: string): string =>
  `${moment} >= $1::date::timestamp at time zone t.time_zone and ${moment} < ($2::date + 1)::timestamp at time zone t.time_zone`;

export const LOT_COLUMNS = [
  'id',
  'reference',
  'external_ref',
  'declared_at',
  'donor_code',
  'donor_name',
  'site_code',
  'site_name',
  'donor_kind',
  'area_code',
  'label',
  'category',
  'animal_origin',
  'prepacked',
  'cold',
  'date_kind',
  'date',
  'date_precision',
  'deadline',
  'package_g',
  'packages',
  'declared_g',
  ...BUCKETS.map((bucket) => `balance_${bucket}_g`),
] as const;

/**
 * Lots with where their grams are. A recipient sees of another's lot only its own share: what else the donor gave is the
 * donor's business.
 */
export const readLotRows = (tx: Tx, { from, to, organisationId, after, take }: PageOfExport): Promise<ExportRow[]> =>
  tx.query<ExportRow>(
    `select l.id, l.reference::float8 as reference, case when v.whole then l.external_ref end as external_ref, l.declared_at, o.code as donor_code, o.name as donor_name,
            s.code as site_code, s.name as site_name, s.donor_kind, a.code as area_code, l.label, l.category, l.animal_origin, l.prepacked, l.cold, l.date_kind,
            to_char(l.date, 'YYYY-MM-DD') as date, l.date_precision, l.deadline, l.package_g::float8 as package_g,
            case when v.whole then l.packages else share.packages end::float8 as packages, case when v.whole then l.declared_g else share.grams end::float8 as declared_g,
            ${BUCKETS.map((bucket) => `coalesce((held.grams->>'${bucket}')::float8, 0) as balance_${bucket}_g`).join(', ')}
       from lot l join territory t on t.id = l.territory_id join site s on s.id = l.donor_site_id join organisation o on o.id = s.organisation_id left join area a on a.id = s.area_id
      cross join lateral (select $3::uuid is null or s.organisation_id = $3 as whole) v
      cross join lateral (select sum(p.packages) as packages, sum(p.grams) as grams from parcel p join site r on r.id = p.recipient_site_id
                           where p.lot_id = l.id and r.organisation_id = $3) share
      cross join lateral (
        select jsonb_object_agg(bucket, grams) as grams from (
          select bucket, grams from balance where lot_id = l.id and v.whole
          union all
          select place, sum(grams) from (
            select case p.state when 'planned' then 'accepted' when 'collected' then 'on_board' when 'delivered' then case r.role when 'hub' then 'at_hub' else 'at_recipient' end
                     when 'diverted' then (select m.to_bucket from movement m where m.parcel_id = p.id order by m.id desc limit 1) else p.state end as place, p.grams
              from parcel p join site r on r.id = p.recipient_site_id where p.lot_id = l.id and r.organisation_id = $3 and not v.whole) own group by place) places) held
      where ${PERIOD('l.declared_at')} and (v.whole or share.packages is not null) and ($4::uuid is null or l.id > $4)
      order by l.id limit $5`,
    [from, to, organisationId, after, take],
  );

export const MOVEMENT_COLUMNS = [
  'id',
  'at',
  'lot_id',
  'lot_reference',
  'parcel_id',
  'site_code',
  'site_name',
  'from_bucket',
  'to_bucket',
  'grams',
  'cause',
] as const;

/** The ledger itself. An organisation sees what its own lots did, and what was meant for its own sites. */
export const readMovementRows = (tx: Tx, { from, to, organisationId, after, take }: PageOfExport): Promise<ExportRow[]> =>
  tx.query<ExportRow>(
    `select m.id, m.at, m.lot_id, l.reference::float8 as lot_reference, m.parcel_id, r.code as site_code, r.name as site_name, m.from_bucket, m.to_bucket, m.grams::float8 as grams, m.cause
       from movement m join territory t on t.id = m.territory_id join lot l on l.id = m.lot_id join site s on s.id = l.donor_site_id left join site r on r.id = m.site_id
      where ${PERIOD('m.at')} and ($3::uuid is null or s.organisation_id = $3 or r.organisation_id = $3) and ($4::bigint is null or m.id > $4)
      order by m.id limit $5`,
    [from, to, organisationId, after, take],
  );
