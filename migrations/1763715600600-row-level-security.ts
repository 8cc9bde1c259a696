import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The second wall between territories. The application's role owns nothing; in each transaction it sees the rows of
 * the one territory set with SET LOCAL app.territory, and none where that is not set. The few questions that must be
 * asked before a territory is known are functions of the owner that return only what is needed.
 */
const TENANT_TABLES = [
  'area',
  'policy',
  'organisation',
  'site',
  'opening_window',
  'closure',
  'storage',
  'convention',
  'person',
  'vehicle',
  'shift',
  'absence',
  'lot',
  'parcel',
  'parcel_history',
  'movement',
  'balance',
  'cycle',
  'cycle_lot',
  'offer',
  'round',
  'stop',
  'stop_line',
  'unserved',
  'planning',
  'numbering',
  'pickup_note',
  'intake',
  'user_account',
  'session',
  'api_key',
  'idempotency',
  'outbox',
  'reaction_done',
  'message',
  'import_run',
];

export class RowLevelSecurity1763715600600 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of TENANT_TABLES) {
      await db.query(`alter table ${table} enable row level security;
        create policy own_territory on ${table} using (territory_id = app_territory()) with check (territory_id = app_territory())`);
    }
    await db.query(`
      alter table territory enable row level security;
      create policy own_territory on territory using (id = app_territory()) with check (id = app_territory());

      create function find_session(hash bytea) returns table (territory_id uuid, user_id uuid, role text, organisation_id uuid, person_id uuid, name text, locale text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select u.territory_id, u.id, u.role, u.organisation_id, u.person_id, u.name, u.locale
        from session s join user_account u on u.id = s.user_id
        where s.token_hash = hash and s.revoked_at is null and s.expires_at > now() and u.disabled_at is null $$;

      create function find_login(mail text) returns table (territory_id uuid, user_id uuid, password_hash text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select territory_id, id, password_hash from user_account where email = lower(mail) and disabled_at is null $$;

      create function find_api_key(key_prefix text) returns table (territory_id uuid, id uuid, secret_hash bytea, role text, organisation_id uuid, scopes text[], name text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select territory_id, id, secret_hash, role, organisation_id, scopes, name
        from api_key where prefix = key_prefix and revoked_at is null and expires_at > now() $$;

      create function territory_ids() returns table (id uuid, code text, time_zone text)
      language sql stable security definer set search_path = public, pg_temp as $$ select id, code, time_zone from territory order by code $$;

      -- The relay reads every territory's events; ids and types only ever go into the queue.
      create function take_outbox(most int) returns table (id bigint, territory_id uuid, type text, payload jsonb)
      language sql security definer set search_path = public, pg_temp as $$
        select id, territory_id, type, payload from outbox where published_at is null order by id limit most for update skip locked $$;
      create function mark_published(ids bigint[]) returns void
      language sql security definer set search_path = public, pg_temp as $$ update outbox set published_at = now() where id = any(ids) $$;
      create function outbox_health() returns table (waiting bigint, oldest_s float8)
      language sql stable security definer set search_path = public, pg_temp as $$
        select count(*), coalesce(extract(epoch from max(clock_timestamp() - at)), 0)::float8 from outbox where published_at is null $$;
      create function forget_idempotency(keep interval) returns bigint
      language sql security definer set search_path = public, pg_temp as $$
        with gone as (delete from idempotency where created_at < now() - keep returning 1) select count(*) from gone $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function find_session(bytea), find_login(text), find_api_key(text), territory_ids(), take_outbox(int), mark_published(bigint[]),
      outbox_health(), forget_idempotency(interval)`);
    for (const table of [...TENANT_TABLES, 'territory'])
      await db.query(`drop policy own_territory on ${table}; alter table ${table} disable row level security`);
  }
}
