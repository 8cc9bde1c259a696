import type { Tx } from '../platform/database/tx.js';
import type { Lot, LotHistory, Warning } from './lot.dto.js';
import { lotRules } from './core/rules/index.js';
import type { Language } from '../vocabulary/words.js';

export interface LotRow extends Omit<Lot, 'pickup' | 'warnings' | 'state' | 'deadline' | 'declaredAt' | 'point'> {
  lon: number;
  lat: number;
  deadline: Date | null;
  pickupFrom: Date;
  pickupTo: Date;
  declaredAt: Date;
  findings: { rule: string; facts: object }[];
}

/** Everything an answer shows of a lot, its parts and its balances: one read for one lot or a page of them. */
const SELECT_LOT = `
  select l.id, l.reference::float8 as reference, l.donor_site_id as "siteId", s.name as "siteName", o.name as "organisationName", coalesce(s.donor_kind, 'hub') as "donorKind",
         s.lon, s.lat, a.code as "areaCode", l.label, l.category, l.animal_origin as "animalOrigin", l.prepacked, l.cold, l.date_kind as "dateKind",
         to_char(l.date, 'YYYY-MM-DD') as date, l.date_precision as "datePrecision", l.deadline, l.package_g::float8 as package_g, l.packages, l.declared_g::float8 as declared_g,
         l.allergens, l.needs_sorting as "needsSorting", l.gtin, l.batch, l.note, l.external_ref as "externalRef", l.pickup_from as "pickupFrom", l.pickup_to as "pickupTo",
         l.declared_at as "declaredAt", l.warnings as findings,
         coalesce((select jsonb_object_agg(b.bucket, b.grams) from balance b where b.lot_id = l.id and b.grams > 0), '{}') as balances,
         coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'packages', p.packages, 'grams', p.grams, 'state', p.state, 'recipientSiteId', p.recipient_site_id,
                    'recipientName', r.name, 'reasonCode', p.reason_code, 'changedAt', to_char(p.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by p.grams desc, p.id)
                   from parcel p left join site r on r.id = p.recipient_site_id where p.lot_id = l.id), '[]') as parcels
    from lot l join site s on s.id = l.donor_site_id join organisation o on o.id = s.organisation_id left join area a on a.id = s.area_id`;

/** A warning as shown: the rule's words in the reader's language. */
export function warningsOf(findings: LotRow['findings'], language: Language): Warning[] {
  return findings.flatMap(({ rule: id }) => {
    const rule = lotRules.find((candidate) => candidate.id === id);
    return rule ? [{ code: rule.id, level: rule.level, text: rule.because[language], reference: rule.reference }] : [];
  });
}

/** A row as the answer that leaves the API. */
export function lotOf({ findings, pickupFrom, pickupTo, declaredAt, deadline, lon, lat, ...row }: LotRow, language: Language): Lot {
  const parcels = row.parcels.filter((parcel) => parcel.packages > 0 || parcel.grams > 0);
  return {
    ...row,
    point: [lon, lat],
    deadline: deadline?.toISOString() ?? null,
    declaredAt: declaredAt.toISOString(),
    pickup: { from: pickupFrom.toISOString(), to: pickupTo.toISOString() },
    warnings: warningsOf(findings, language),
    parcels,
    state: parcels[0]?.state ?? 'withdrawn',
  };
}

/** One lot, or undefined where the territory has none of this id. */
export const readLot = async (tx: Tx, lotId: string): Promise<LotRow | undefined> =>
  tx.first<LotRow>(`${SELECT_LOT} where l.id = $1`, [lotId]);

export interface LotFilter {
  state?: string | undefined;
  siteId?: string | undefined;
  since?: string | undefined;
  before?: string | undefined;
  /** Only what this organisation gives or receives. */
  organisationId?: string | null;
  limit: number;
}

/** Newest lots first, a page at a time: uuidv7 ids grow with time, so `before` is a stable cursor under inserts. */
export const readLots = (tx: Tx, filter: LotFilter): Promise<LotRow[]> =>
  tx.query<LotRow>(
    `${SELECT_LOT}
      where ($1::text is null or exists (select from parcel p where p.lot_id = l.id and p.state = $1))
        and ($2::uuid is null or l.donor_site_id = $2) and ($3::timestamptz is null or l.declared_at >= $3) and ($4::uuid is null or l.id < $4)
        and ($5::uuid is null or o.id = $5 or exists (select from parcel p join site r on r.id = p.recipient_site_id where p.lot_id = l.id and r.organisation_id = $5))
      order by l.id desc limit $6`,
    [filter.state ?? null, filter.siteId ?? null, filter.since ?? null, filter.before ?? null, filter.organisationId ?? null, filter.limit],
  );

/** Every step of a lot's parts, oldest first. */
export async function readHistory(tx: Tx, lotId: string): Promise<LotHistory> {
  const rows = await tx.query<LotHistory['items'][number] & { moment: Date }>(
    `select at as moment, parcel_id as "parcelId", from_state as "from", to_state as "to", actor, reason_code as "reasonCode", note, packages, grams::float8 as grams, decision_id as "cycleId"
       from parcel_history where lot_id = $1 order by id`,
    [lotId],
  );
  return { items: rows.map(({ moment, ...row }) => ({ ...row, at: moment.toISOString() })) };
}
