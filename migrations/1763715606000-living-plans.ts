import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Plans that live: planned in a thread between two transactions, under a lease; every planning kept with why it was made
 * and what it changed; what each site was told, so that promises move little; and what would help what nobody can take.
 */
export class LivingPlans1763715606000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table planning;
      create table planning (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        number int not null, unique (territory_id, number),
        planned_at timestamptz not null default app_now(),
        causes text[] not null,
        method text not null check (method in ('search','insertion')),
        requests int not null, served int not null, rounds int not null,
        promised_stops int not null,                          -- promised before, and still to be made
        changed_stops int not null,                           -- of these: another vehicle, another time, or nobody any more
        stale int not null,                                   -- requests that were no longer so when the plan was carried out
        seconds float8 not null, cost float8 not null, metres float8 not null,
        seed int not null, iterations int,                    -- null: the time was over before
        failure text,
        problem bytea                                         -- gzip of the JSON, of the last few only
      );
      create index planning_recent on planning (territory_id, planned_at desc);

      -- At most one planning at a time in a territory, across processes, by the real clock. What is wanted while one runs
      -- waits in 'wanted'; 'causes' are those of the planning that runs, taken over by the next should its process die.
      create table planning_lease (
        territory_id uuid primary key references territory,
        holder uuid, until timestamptz,
        wanted text[] not null default '{}', causes text[] not null default '{}'
      );

      create table rounds_policy (
        territory_id uuid primary key references territory,
        keeps_promises boolean not null default true,
        max_move_min int not null default 15 check (max_move_min between 0 and 240),
        late_min int not null default 20 check (late_min between 5 and 240),
        version int not null default 1
      );

      alter table stop
        add column promised_at timestamptz,                   -- the arrival first told; null where nobody was told any
        add column told_at timestamptz;                       -- the arrival last told to the driver
      alter table unserved add column would_help jsonb not null default '[]';

      create function forget_plannings(keep interval) returns bigint
      language sql security definer set search_path = public, pg_temp as $$
        with gone as (delete from planning where planned_at < app_now() - keep returning 1) select count(*) from gone $$;
    `);
    for (const table of ['planning', 'planning_lease', 'rounds_policy']) {
      await db.query(`alter table ${table} enable row level security;
        create policy own_territory on ${table} using (territory_id = app_territory()) with check (territory_id = app_territory())`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function forget_plannings(interval);
      alter table unserved drop column would_help;
      alter table stop drop column promised_at, drop column told_at;
      drop table rounds_policy, planning_lease, planning;
      create table planning (
        territory_id uuid primary key references territory,
        planned_at timestamptz not null, requests int not null, served int not null, rounds int not null, seconds float8 not null
      );
      alter table planning enable row level security;
      create policy own_territory on planning using (territory_id = app_territory()) with check (territory_id = app_territory());
    `);
  }
}
