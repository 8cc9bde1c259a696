import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { AppModule } from '../../app.module.js';
import { AtOnceService } from '../../matching/at-once.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { systemActor } from '../../vocabulary/actor.js';
import type { BenchDistrict } from './district.js';

export interface Urgent {
  open: number;
  recipients: number;
  near: number;
  offered: number;
  p50_ms: number;
  p95_ms: number;
  p99_ms: number;
}

/**
 * Decides urgent lots one after the other while many others wait: from the beginning of the transaction to its commit, facts
 * from the database included. Lots and the prices of the last cycle are written by hand, since only this one step is measured.
 */
export async function benchUrgent(
  appUrl: string,
  ownerUrl: string,
  district: BenchDistrict,
  { open, urgent, reach_m }: { open: number; urgent: number; reach_m: number },
): Promise<Urgent> {
  const db = new pg.Client({ connectionString: ownerUrl });
  await db.connect();
  try {
    const count = await db.query<{ recipients: number }>(`select count(*)::int as recipients from site where role = 'association'`);
    const { recipients } = count.rows[0]!;
    await db.query(`update site set max_distance_m = $1 where role = 'association'`, [reach_m]);
    await someLots(db, { count: open + PROMISES * recipients, prefix: 'wait', cold: 'ambient', minutes: 600, considered: true });
    await someLots(db, { count: urgent + WARM_UP, prefix: 'hurry', cold: 'chilled6', minutes: 25, considered: false });
    await promiseSome(db, PROMISES * recipients);
    await leavePrices(db, district.territoryId);
    await db.query('analyze');
    const lots = await db.query<{ id: string }>(`select id from lot where external_ref like 'hurry%' order by external_ref`);
    Object.assign(process.env, { APP_DATABASE_URL: appUrl, LOG_LEVEL: 'warn' });
    const { waits, offered } = await decideAll(
      district.territoryId,
      lots.rows.map(({ id }) => id),
    );
    const looked = await db.query<{ near: number }>(`select round(avg(recipients))::int as near from cycle where method = 'single'`);
    const sorted = waits.toSorted((a, b) => a - b);
    const at = (share: number): number => Math.round(10 * sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!) / 10;
    return { open, recipients, near: looked.rows[0]!.near, offered, p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99) };
  } finally {
    await db.end();
  }
}

async function decideAll(territoryId: string, lotIds: readonly string[]): Promise<{ waits: number[]; offered: number }> {
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn'] });
  const waits: number[] = [];
  let offered = 0;
  try {
    const [work, atOnce] = [app.get(UnitOfWork), app.get(AtOnceService)];
    const actor = systemActor(territoryId, 'at-once');
    for (const [n, id] of lotIds.entries()) {
      const began = performance.now();
      const cycleId = await work.run(actor, (tx) => atOnce.decide(tx, id));
      if (n < WARM_UP) continue;
      waits.push(performance.now() - began);
      if (cycleId) offered++;
    }
  } finally {
    await app.close();
  }
  return { waits, offered };
}

/** The first few meet a program that has compiled nothing and a database that has cached nothing. */
const WARM_UP = 20;
const PROMISES = 5;

async function someLots(
  db: pg.Client,
  { count, prefix, cold, minutes, considered }: { count: number; prefix: string; cold: string; minutes: number; considered: boolean },
): Promise<void> {
  await db.query(
    `with donor as (select s.*, row_number() over (order by code) - 1 as n, count(*) over () as donors from site s where role = 'donor'),
          made as (insert into lot (territory_id, external_ref, donor_site_id, label, category, animal_origin, prepacked, cold, date_kind, package_g, packages, allergens, pickup_from, pickup_to)
            select d.territory_id, $2 || lpad(g::text, 6, '0'), d.id, 'Lot ' || g, 'bread', false, true, $3, 'none', 500, 10 + g % 40, '{gluten}', now(), now() + make_interval(mins => $4)
              from generate_series(1, $1::int) g join donor d on d.n = g % d.donors returning *)
     insert into parcel (territory_id, lot_id, packages, grams, state, considered_at) select territory_id, id, packages, declared_g, 'open', case when $5 then now() end from made`,
    [count, prefix, cold, minutes, considered],
  );
  await db.query(
    `insert into movement (territory_id, lot_id, parcel_id, from_bucket, to_bucket, grams, cause)
     select p.territory_id, p.lot_id, p.id, 'origin', 'open', p.grams, 'declared' from parcel p join lot l on l.id = p.lot_id where l.external_ref like $1 || '%'`,
    [prefix],
  );
}

/** Five promises a recipient, as on any evening: what its room is read from. */
async function promiseSome(db: pg.Client, count: number): Promise<void> {
  await db.query(
    `with taken as (select p.id, row_number() over (order by p.id) as n from parcel p where p.considered_at is not null limit $1),
          receiver as (select id, row_number() over (order by code) as n, count(*) over () as receivers from site where role = 'association')
     update parcel p set state = 'offered', recipient_site_id = r.id from taken t join receiver r on r.n = 1 + t.n % r.receivers where p.id = t.id`,
    [count],
  );
}

async function leavePrices(db: pg.Client, territoryId: string): Promise<void> {
  await db.query(
    `with made as (insert into cycle (territory_id, number, facts_at, policy_version, method, problem, proposal, lots, recipients, placements, left_over, objective, seconds)
       values ($1, 1, now(), 1, 'joint', '', '', 0, 0, 0, 0, 0, 0) returning id)
     insert into price_list select $1, made.id, (select jsonb_agg(jsonb_build_object('recipient', code, 'room', jsonb_build_object('ambient', 0.4, 'chilled6', (length(code) + ascii(right(code, 1)) % 10) / 100.0),
            'total', -0.1, 'share_g', 500000, 'facts', jsonb_build_object('received_g', 300000)) order by code) from site where role = 'association') from made`,
    [territoryId],
  );
}
