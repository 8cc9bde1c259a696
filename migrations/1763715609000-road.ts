import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What drivers say on the way: arrivals, drawn signatures, photos, breakdowns; and when each stop is expected now. */
export class Road1763715609000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table round add column broken_at timestamptz;
      alter table stop
        add column arrived_at timestamptz,
        -- Worked out from what really happened so far; null while nothing has.
        add column expected_at timestamptz,
        -- Minutes that this is later than its site was promised.
        add column late_min int not null default 0,
        -- When its site was told that it will be late: once a stop.
        add column late_told_at timestamptz,
        add column failure_code text,
        -- Strokes of a finger on a field of 300 × 100; null where a name alone was given.
        add column driver_signature text check (length(driver_signature) <= 8000),
        add column site_signature text check (length(site_signature) <= 8000);

      -- A photo outlives a stop that is planned anew: it still belongs to its round and site.
      create table stop_photo (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        round_id uuid not null references round,
        stop_id uuid references stop on delete set null,
        site_id uuid not null, foreign key (site_id, territory_id) references site (id, territory_id),
        bytes bytea not null check (octet_length(bytes) between 1 and 409600),
        taken_at timestamptz not null default app_now(),
        actor text not null default app_actor()
      );
      create index stop_photo_stop on stop_photo (stop_id);
      create index stop_photo_taken on stop_photo (taken_at);
      alter table stop_photo enable row level security;
      create policy own_territory on stop_photo using (territory_id = app_territory()) with check (territory_id = app_territory());

      create function forget_photos(keep interval) returns bigint
      language sql security definer set search_path = public, pg_temp as $$
        with gone as (delete from stop_photo where taken_at < app_now() - keep returning 1) select count(*) from gone $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function forget_photos(interval);
      drop table stop_photo;
      alter table stop drop column arrived_at, drop column expected_at, drop column late_min, drop column late_told_at, drop column failure_code, drop column driver_signature, drop column site_signature;
      alter table round drop column broken_at;
    `);
  }
}
