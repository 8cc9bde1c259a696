import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Travel times of a routing service that were asked for once, and since when it does not answer. */
export class TravelTimes1763715607000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- One directed leg between two points in hundred-thousandths of a degree (about a metre). It says where a territory's
      -- sites stand, so it is the territory's own. No metres: the service knows no way.
      create table travel_leg (
        territory_id uuid not null references territory,
        service text not null,
        from_lon int not null, from_lat int not null, to_lon int not null, to_lat int not null,
        metres int check (metres >= 0), seconds int check (seconds >= 0), check ((metres is null) = (seconds is null)),
        fetched_at timestamptz not null default app_now(),
        primary key (territory_id, service, from_lon, from_lat, to_lon, to_lat)
      );
      create index travel_leg_age on travel_leg (territory_id, fetched_at);

      -- The service is not asked again before this moment: a dead server must not delay every planning.
      create table travel_outage (
        territory_id uuid primary key references territory,
        since timestamptz not null, failures int not null check (failures > 0), ask_again_at timestamptz not null,
        reason text not null check (reason in ('no-answer','malformed','refused'))
      );

      -- Which of the last planning's travel times were estimated, and why; null where all came from the chosen source.
      alter table planning add column travel_notice jsonb;

      alter table travel_leg enable row level security;
      create policy own_territory on travel_leg using (territory_id = app_territory()) with check (territory_id = app_territory());
      alter table travel_outage enable row level security;
      create policy own_territory on travel_outage using (territory_id = app_territory()) with check (territory_id = app_territory());
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table planning drop column travel_notice; drop table travel_outage, travel_leg');
  }
}
