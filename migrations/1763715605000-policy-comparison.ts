import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comparisons of a draft policy with the one in force and with rules of thumb, asked for before a vote and kept after it. */
export class PolicyComparison1763715605000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table policy_comparison (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        asked_by text not null default app_actor(), asked_at timestamptz not null default app_now(),
        draft jsonb not null,                                -- what the matcher goes by, of the policy to be voted
        against jsonb not null, policy_version int not null, -- the same of the policy in force when it was asked
        days int not null check (days between 1 and 28), seeds int not null check (seeds between 2 and 20),
        state text not null default 'waiting' check (state in ('waiting','running','done','failed')),
        progress float8 not null default 0 check (progress between 0 and 1),
        -- By the real clock: a process that was killed stops renewing, whatever time a demonstration shows.
        lease uuid, lease_until timestamptz, attempts int not null default 0,
        lots_from text check (lots_from in ('history','generator')), past_days int,
        result jsonb, failure text,
        check ((state = 'done') = (result is not null)), check ((state = 'failed') = (failure is not null))
      );
      create index policy_comparison_recent on policy_comparison (territory_id, id desc);
      create index policy_comparison_due on policy_comparison (territory_id) where state in ('waiting','running');
      alter table policy_comparison enable row level security;
      create policy own_territory on policy_comparison using (territory_id = app_territory()) with check (territory_id = app_territory());
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table policy_comparison');
  }
}
