import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cycles of attribution, kept whole so that any decision can be replayed, and the offers they made. */
export class Matching1763715600300 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table cycle (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        number int not null,
        facts_at timestamptz not null,
        policy_version int not null,
        method text not null check (method in ('joint','urgent-first')),
        problem bytea not null, proposal bytea not null,     -- gzip of the exact JSON texts
        lots int not null, recipients int not null, placements int not null, left_over int not null,
        objective float8 not null, bound float8, gap float8, seconds float8 not null,
        failure text,
        decided_at timestamptz not null default app_now(),
        unique (territory_id, number)
      );

      -- Which cycles looked at a lot and what they said in short; the cycle's own file answers every further question.
      create table cycle_lot (
        territory_id uuid not null,
        cycle_id uuid not null references cycle, lot_id uuid not null references lot,
        placed_g bigint not null, left_over_g bigint not null,
        summary jsonb not null,
        primary key (lot_id, cycle_id)
      );

      create table offer (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        cycle_id uuid references cycle,
        lot_id uuid not null references lot,
        parcel_id uuid not null references parcel,
        recipient_site_id uuid not null, foreign key (recipient_site_id, territory_id) references site (id, territory_id),
        packages int not null check (packages > 0), grams bigint not null check (grams > 0),
        distance_m int not null default 0,
        state text not null check (state in ('open','accepted','declined','lapsed','withdrawn')),
        made_at timestamptz not null default app_now(), lapses_at timestamptz not null,
        delivery_from timestamptz, delivery_to timestamptz,
        answered_at timestamptz, answered_by text, accepted_packages int,
        reason_code text, note text,
        version int not null default 1,
        check (lapses_at > made_at)
      );
      -- One winner: a parcel is promised to one recipient at a time.
      create unique index offer_one_winner on offer (parcel_id) where state in ('open','accepted');
      create index offer_for_recipient on offer (recipient_site_id, state, lapses_at);
      create index offer_due on offer (territory_id, lapses_at) where state = 'open';
      create index offer_lot on offer (lot_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table offer, cycle_lot, cycle');
  }
}
