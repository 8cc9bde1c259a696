import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cycles decided in a thread, between two transactions: who is deciding a territory just now, the prices its last cycle
 * found, what a cycle was decided with and what of it was stale by then; and a number that says whether anything that is
 * slow to read about recipients has changed.
 */
export class CyclesOffTheRequestPath1763715602000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table cycle drop constraint cycle_method_check,
        add constraint cycle_method_check check (method in ('joint','urgent-first','single')),
        add column settings bytea,                           -- gzip of the JSON the core was given beside the problem; null before this was kept
        add column stale jsonb not null default '[]';        -- placements of the proposal that no longer stood when it was carried out

      -- At most one cycle at a time in a territory, across processes. By the real clock: a holder that was killed stops
      -- renewing, whatever time a demonstration shows.
      create table cycle_lease (
        territory_id uuid primary key references territory,
        holder uuid, until timestamptz,
        taken_at timestamptz,                                -- by the application's clock: what opens later is not in the running cycle
        last_s float8,                                       -- how long the last cycle took, from claim to offers
        again boolean not null default false                 -- asked for while it ran, whether or not food waits
      );

      create table price_list (
        territory_id uuid primary key references territory,
        cycle_id uuid not null references cycle,
        prices jsonb not null
      );

      create table recipient_facts (territory_id uuid primary key references territory, version bigint not null);

      create function recipient_facts_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into recipient_facts (territory_id, version) select id, 1 from territory where id = coalesce(app_territory(), id)
        on conflict (territory_id) do update set version = recipient_facts.version + 1;
        return null;
      end $$;
    `);
    for (const table of ['cycle_lease', 'price_list', 'recipient_facts']) {
      await db.query(`alter table ${table} enable row level security;
        create policy own_territory on ${table} using (territory_id = app_territory()) with check (territory_id = app_territory())`);
    }
    for (const table of ['organisation', 'site', 'opening_window', 'closure', 'convention']) {
      await db.query(`create trigger ${table}_recipient_facts after insert or update or delete on ${table}
        for each statement execute function recipient_facts_changed()`);
    }
    // Not reserved_g: every acceptance and every delivery changes that.
    await db.query(`create trigger storage_recipient_facts after insert or delete or update of cold, capacity_g on storage
      for each statement execute function recipient_facts_changed()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['organisation', 'site', 'opening_window', 'closure', 'convention', 'storage'])
      await db.query(`drop trigger ${table}_recipient_facts on ${table}`);
    await db.query(`
      drop function recipient_facts_changed();
      drop table recipient_facts, price_list, cycle_lease;
      delete from cycle_lot where cycle_id in (select id from cycle where method = 'single');
      update offer set cycle_id = null where cycle_id in (select id from cycle where method = 'single');
      delete from cycle where method = 'single';
      alter table cycle drop column settings, drop column stale, drop constraint cycle_method_check,
        add constraint cycle_method_check check (method in ('joint','urgent-first'));
    `);
  }
}
