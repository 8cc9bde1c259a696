import type { Tx } from '../platform/database/tx.js';
import { FROZEN } from './frozen.js';

/** A stop as it is planned at present. Times in milliseconds since 1970. */
export interface StoredStop {
  id: string;
  seq: number;
  kind: 'pickup' | 'delivery';
  siteId: string;
  arrival: number;
  departure: number;
  /** The arrival first told; later plans hold it as far as the policy asks. */
  promised: number;
  /** The arrival last told. */
  told: number;
  lines: { parcelId: string; grams: number }[];
}

/** A round as it is planned at present, with its open stops in order. */
export interface StoredRound {
  id: string;
  vehicleId: string;
  personId: string;
  starts: number;
  ends: number;
  stops: StoredStop[];
}

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const SELECT = `
  select n.id, n.vehicle_id as "vehicleId", n.person_id as "personId", ${MS('n.starts_at')} as starts, ${MS('n.ends_at')} as ends,
         coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'seq', t.seq, 'kind', t.kind, 'siteId', t.site_id, 'arrival', ${MS('t.planned_arrival')}, 'departure', ${MS('t.planned_departure')},
                    'promised', ${MS('coalesce(t.promised_at, t.planned_arrival)')}, 'told', ${MS('coalesce(t.told_at, t.planned_arrival)')},
                    'lines', coalesce((select jsonb_agg(jsonb_build_object('parcelId', k.parcel_id, 'grams', k.planned_g) order by k.parcel_id) from stop_line k where k.stop_id = t.id), '[]')) order by t.seq)
                   from stop t where t.round_id = n.id and t.state = 'planned'), '[]') as stops
    from round n`;

/** Rounds nobody counts on yet: a planning may change them. */
export const readOpenRounds = (tx: Tx): Promise<StoredRound[]> =>
  tx.query<StoredRound>(`${SELECT} where n.state = 'planned' and not ${FROZEN} order by n.id`);

/** The same, and these rounds under way, all locked from here on. */
export async function holdRounds(tx: Tx, underWay: readonly string[]): Promise<{ open: StoredRound[]; underWay: StoredRound[] }> {
  // Locked first and read after: what was waited for may have changed meanwhile.
  await tx.query(
    `select n.id from round n where (n.state = 'planned' and not ${FROZEN}) or (n.state = 'started' and n.id = any($1)) order by n.id for update`,
    [underWay],
  );
  const started = await tx.query<StoredRound>(`${SELECT} where n.state = 'started' and n.id = any($1) order by n.id`, [underWay]);
  return { open: await readOpenRounds(tx), underWay: started };
}

/** What was to be collected by a round that is late or cannot go on. Times in milliseconds since 1970. */
export interface Releasable {
  parcelId: string;
  roundId: string;
  /** The round cannot go on: none of it will be collected. */
  out: boolean;
  /** When it would be collected and delivered, as things stand. */
  pickup: number;
  delivery: number;
}

/**
 * Parts not yet collected of rounds under way that are out (broken down, vehicle taken out of service) or late: as late as
 * their next stop is by now.
 */
export const readReleasable = (tx: Tx): Promise<Releasable[]> =>
  tx.query<Releasable>(
    `select k.parcel_id as "parcelId", n.id as "roundId", (n.broken_at is not null or not v.active) as out,
            ${MS(`greatest(coalesce(t.expected_at, t.planned_arrival), t.planned_arrival + x.late)`)} as pickup,
            ${MS(`greatest(coalesce(d.expected_at, d.planned_arrival), d.planned_arrival + x.late)`)} as delivery
       from round n join vehicle v on v.id = n.vehicle_id
       join stop t on t.round_id = n.id and t.kind = 'pickup' and t.state = 'planned' join stop_line k on k.stop_id = t.id join parcel p on p.id = k.parcel_id and p.state = 'planned'
       join stop d on d.round_id = n.id and d.kind = 'delivery' and d.state = 'planned' join stop_line kd on kd.stop_id = d.id and kd.parcel_id = p.id
      cross join lateral (select greatest(interval '0', app_now() - o.planned_arrival) as late from stop o where o.round_id = n.id and o.state = 'planned' order by o.seq limit 1) x
      where n.state = 'started' order by k.parcel_id`,
  );
