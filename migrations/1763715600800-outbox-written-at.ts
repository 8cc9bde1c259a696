import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long an event has been waiting is a question to the real clock: `at` is the application's time, which a
 * demonstration shifts and hurries, and against which every age would be nonsense.
 */
export class OutboxWrittenAt1763715600800 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table outbox add column written_at timestamptz not null default clock_timestamp();
      create or replace function outbox_health() returns table (waiting bigint, oldest_s float8)
      language sql stable security definer set search_path = public, pg_temp as $$
        select count(*), coalesce(extract(epoch from clock_timestamp() - min(written_at)), 0)::float8 from outbox where published_at is null $$;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      create or replace function outbox_health() returns table (waiting bigint, oldest_s float8)
      language sql stable security definer set search_path = public, pg_temp as $$
        select count(*), coalesce(extract(epoch from max(clock_timestamp() - at)), 0)::float8 from outbox where published_at is null $$;
      alter table outbox drop column written_at;
    `);
  }
}
