import type { Tx } from '../platform/database/tx.js';
import type { ColdClass, DateKind, DonorKind } from '../vocabulary/food.js';
import { readCertainty } from './acceptance.facts.js';
import type { Lot, Policy, Problem } from './core/problem.js';
import { localDate } from '../vocabulary/local-time.js';
import { readClaims } from './claims.facts.js';
import type { RecipientDirectory } from './recipient-directory.js';
import { openingDays, readLoads, type LoadedRecipient } from './recipients.facts.js';

/** The policy as the territory votes it: the matcher's weights, and how offers and cycles behave. */
export interface TerritoryPolicy extends Policy {
  travel: Problem['travel'];
  offer: { answerMinutes: number; leastMinutes: number; silenceMinutes: number };
  /** A lot whose time ends within so many minutes is decided at once. */
  cycle: { urgentMinutes: number };
}

/** A cycle's problem with what the service needs to act on its answer: ids behind the names used in the file. */
export interface Facts {
  problem: Problem;
  policyVersion: number;
  policy: TerritoryPolicy;
  lotIds: Map<string, string>;
  /** The open parcels looked at, each lot's with the version it had: one that opens or changes meanwhile is for the next cycle. */
  parcels: Map<string, readonly SeenParcel[]>;
  siteIds: Map<string, string>;
}

/** A parcel as the facts showed it. */
export interface SeenParcel {
  id: string;
  version: number;
}

/** A territory's moment and the policy in force. */
export interface Territory {
  now: Date;
  timeZone: string;
  version: number;
  policy: TerritoryPolicy;
}

/** What a policy says when it does not say it. */
const DEFAULTS: TerritoryPolicy = {
  tierWeight: { association: 1, hub: 0.8, feed: 0.2, compost: 0.05 },
  urgency: { horizonHours: 72, boost: 1 },
  pairCost: { fixed_g: 500, perMetre_g: 0.25 },
  fairness: { weight: 0.3 },
  maxParcelsPerLot: 4,
  travel: { model: 'affine', intercept_m: 165, slope: 1.115, speed_kmh: 12 },
  offer: { answerMinutes: 30, leastMinutes: 5, silenceMinutes: 120 },
  cycle: { urgentMinutes: 30 },
};

/** The moment and the policy in force; undefined where the territory is not. */
export async function readTerritory(tx: Tx): Promise<Territory | undefined> {
  const [row] = await tx.prepared<Omit<Territory, 'policy'> & { body: Partial<TerritoryPolicy> }>(
    `select app_now() as now, t.time_zone as "timeZone", coalesce(p.version, 0) as version, coalesce(p.body, '{}') as body
       from territory t left join lateral (select version, body from policy where territory_id = t.id and valid_from <= app_now() order by version desc limit 1) p on true
      where t.id = $1`,
    [tx.territoryId],
  );
  if (!row) return undefined;
  const { body, ...territory } = row;
  const policy = {
    ...DEFAULTS,
    ...body,
    offer: { ...DEFAULTS.offer, ...body.offer },
    cycle: { ...DEFAULTS.cycle, ...body.cycle },
  };
  return { ...territory, policy };
}

/** Everything a cycle looks at, or null where nothing is open. Of one moment only in a transaction of one snapshot. */
export async function readFacts(tx: Tx, directory: RecipientDirectory): Promise<Facts | null> {
  const territory = await readTerritory(tx);
  const lots = await readLots(tx, null);
  if (!territory || lots.length === 0) return null;
  const { now, timeZone } = territory;
  const lastPickup = lots.reduce((latest, { row }) => Math.max(latest, row.pickupTo.getTime()), 0);
  const known = (await directory.read(tx, { today: localDate(now.getTime(), timeZone), timeZone })).on(
    openingDays(now, timeZone, lastPickup),
  );
  const loads = await readLoads(tx, known);
  const claims = await readClaims(
    tx,
    known.map(({ siteId }) => siteId),
  );
  const sites = known.map(({ siteId, fact }) => ({ siteId, code: fact.id }));
  const certainty = await readCertainty(tx, sites, { now: now.toISOString(), timeZone });
  return factsOf(
    territory,
    lots,
    loads.map((load) => ({ ...load, recipient: { ...load.recipient, ...claims.get(load.siteId)!, ...certainty.get(load.siteId)! } })),
  );
}

/** Lots carry their number (`L12`), sites their code: the file reads the same after the ids are gone. */
export function factsOf(
  { now, timeZone, version, policy }: Territory,
  lots: readonly FoundLot[],
  recipients: readonly LoadedRecipient[],
): Facts {
  const { tierWeight, urgency, pairCost, fairness, maxParcelsPerLot } = policy;
  return {
    policy,
    policyVersion: version,
    lotIds: new Map(lots.map(({ lot, row }) => [lot.id, row.lotId])),
    parcels: new Map(lots.map(({ lot, row }) => [lot.id, row.parcels])),
    siteIds: new Map(recipients.map(({ recipient, siteId }) => [recipient.id, siteId])),
    problem: {
      format: 'glane-matching/1',
      now: now.toISOString(),
      timeZone,
      policy: { tierWeight, urgency, pairCost, fairness, maxParcelsPerLot },
      travel: policy.travel,
      lots: lots.map(({ lot }) => lot),
      recipients: recipients.map(({ recipient }) => recipient),
      fixed: recipients.flatMap(({ fixed }) => fixed),
    },
  };
}

/** An open lot as the problem names it, with the row behind it. */
export interface FoundLot {
  lot: Lot;
  row: LotRow;
}

interface LotRow {
  lotId: string;
  reference: string;
  donorCode: string;
  lon: number;
  lat: number;
  donorKind: DonorKind;
  category: string;
  animalOrigin: boolean;
  prepacked: boolean;
  cold: ColdClass;
  dateKind: DateKind;
  date: string | null;
  deadline: Date | null;
  package_g: number;
  packages: number;
  allergens: string[] | null;
  needsSorting: boolean;
  pickupFrom: Date;
  pickupTo: Date;
  answeredNo: string[] | null;
  parcels: SeenParcel[];
}

/** Every open lot (or the one named) with the packages that are open of it, and who said no to it or stayed silent lately. */
export async function readLots(tx: Tx, lotId: string | null): Promise<FoundLot[]> {
  const rows = await tx.prepared<LotRow>(
    `select l.id as "lotId", l.reference, o.code as "donorCode", s.lon, s.lat, coalesce(s.donor_kind, 'hub') as "donorKind", l.category, l.animal_origin as "animalOrigin", l.prepacked,
            l.cold, l.date_kind as "dateKind", to_char(l.date, 'YYYY-MM-DD') as date, l.deadline, l.package_g::float8 as package_g, p.packages::int as packages, p.parcels, l.allergens,
            l.needs_sorting as "needsSorting", l.pickup_from as "pickupFrom", l.pickup_to as "pickupTo",
            (select array_agg(distinct r.code order by r.code) from offer f join site r on r.id = f.recipient_site_id
              where f.lot_id = l.id and (f.state = 'declined' or (f.state = 'lapsed' and f.lapses_at > app_now() - interval '2 hours'))) as "answeredNo"
       from (select lot_id, sum(packages) as packages, jsonb_agg(jsonb_build_object('id', id, 'version', version) order by id) as parcels
               from parcel where territory_id = $1 and state = 'open' and packages > 0 ${lotId === null ? '' : 'and lot_id = $2'} group by lot_id) p
       join lot l on l.id = p.lot_id join site s on s.id = l.donor_site_id join organisation o on o.id = s.organisation_id
      where l.pickup_to > app_now() and (l.deadline is null or l.deadline > app_now())
      order by l.reference`,
    lotId === null ? [tx.territoryId] : [tx.territoryId, lotId],
  );
  return rows.map((row) => ({ row, lot: lotFact(row) }));
}

function lotFact(row: LotRow): Lot {
  return {
    id: `L${row.reference}`,
    donor: row.donorCode,
    point: [row.lon, row.lat],
    donorKind: row.donorKind,
    category: row.category,
    animalOrigin: row.animalOrigin,
    prepacked: row.prepacked,
    cold: row.cold,
    dateKind: row.dateKind,
    ...(row.date ? { date: row.date } : {}),
    deadline: row.deadline?.toISOString() ?? null,
    package_g: row.package_g,
    packages: row.packages,
    ...(row.allergens ? { allergens: row.allergens } : {}),
    needsSorting: row.needsSorting,
    pickup: { from: row.pickupFrom.toISOString(), to: row.pickupTo.toISOString() },
    ...(row.answeredNo ? { answeredNo: row.answeredNo } : {}),
  };
}
