import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each cycle made of the promise of fairness, and the index by which 28 days of deliveries are summed. */
export class Fairness1763715604000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Spread in all and by cold class, what the promise cost, and whoever stood outside the band with the constraints named. Null in cycles from before.
      alter table cycle add column fairness jsonb;
      create index cycle_fairness on cycle (territory_id, decided_at) where fairness is not null;
      create index movement_received on movement (site_id, at) include (lot_id, grams, from_bucket) where to_bucket in ('at_recipient','weighing');
      -- A site's fair share counts from the day it joined, by the clock that everything else goes by.
      alter table site alter column created_at set default app_now();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table site alter column created_at set default now();
      drop index movement_received, cycle_fairness;
      alter table cycle drop column fairness;
    `);
  }
}
