import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Time, territories and their voted policies: what every other table leans on. */
export class ClockAndTerritory1763715600000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create extension if not exists btree_gist;

      -- The one source of time. In production it is now(); only a test or demonstration database may shift it,
      -- by replacing this function (see platform/database/clock.ts), which the application's role cannot do.
      create function app_now() returns timestamptz language sql stable parallel safe as $$ select now() $$;

      -- What the transaction is allowed to see and who acts in it; both are set with SET LOCAL by the unit of work.
      create function app_territory() returns uuid language sql stable parallel safe
        as $$ select nullif(current_setting('app.territory', true), '')::uuid $$;
      create function app_actor() returns text language sql stable parallel safe
        as $$ select coalesce(nullif(current_setting('app.actor', true), ''), 'unknown') $$;

      create function refuse_change() returns trigger language plpgsql as $$
      begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end $$;

      create table territory (
        id uuid primary key default uuidv7(),
        code text not null unique check (code ~ '^[a-z0-9-]{2,40}$'),
        name text not null,
        insee_code text,
        time_zone text not null,
        centre_lon float8 not null, centre_lat float8 not null,
        -- How far from the centre a site may stand; coordinates outside are refused as a mistake.
        radius_m int not null check (radius_m > 0),
        outline jsonb,
        outline_source text,
        created_at timestamptz not null default now()
      );

      create table area (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        code text not null, name text not null, kind text not null default 'quartier',
        outline jsonb not null, source text not null,
        unique (territory_id, code)
      );

      create table policy (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        version int not null check (version > 0),
        valid_from timestamptz not null,
        voted_on date, note text,
        body jsonb not null,
        created_by text not null default app_actor(), created_at timestamptz not null default now(),
        unique (territory_id, version)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table policy, area, territory; drop function refuse_change(), app_actor(), app_territory(), app_now()`);
  }
}
