import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rounds with their stops and lines, the signed pickup notes, and what the hub weighs in. */
export class RoundsAndHub1763715600400 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create sequence round_reference_seq;

      create table round (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        reference bigint not null default nextval('round_reference_seq') unique,
        vehicle_id uuid not null, foreign key (vehicle_id, territory_id) references vehicle (id, territory_id),
        person_id uuid, foreign key (person_id, territory_id) references person (id, territory_id),
        day date not null,
        starts_at timestamptz not null, ends_at timestamptz not null,
        state text not null check (state in ('planned','started','done','cancelled')),
        metres int not null default 0, seconds int not null default 0,
        started_at timestamptz, ended_at timestamptz,
        version int not null default 1,
        planned_at timestamptz not null default app_now(),
        check (ends_at >= starts_at)
      );
      create index round_day on round (territory_id, day);
      -- A vehicle cannot be on two rounds at once.
      alter table round add constraint round_vehicle_once exclude using gist
        (vehicle_id with =, tstzrange(starts_at, ends_at) with &&) where (state in ('planned','started')) deferrable initially deferred;

      create table stop (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        round_id uuid not null references round on delete cascade,
        seq int not null, kind text not null check (kind in ('pickup','delivery')),
        site_id uuid not null, foreign key (site_id, territory_id) references site (id, territory_id),
        planned_arrival timestamptz not null, planned_departure timestamptz not null,
        state text not null default 'planned' check (state in ('planned','done','failed')),
        done_at timestamptz, signed_by_driver text, signed_by_site text,
        enclosure_c numeric(4,1), note text,
        version int not null default 1,
        unique (round_id, seq) deferrable initially deferred
      );
      create index stop_site on stop (site_id);

      create table stop_line (
        territory_id uuid not null references territory,
        stop_id uuid not null references stop on delete cascade,
        parcel_id uuid not null references parcel,
        planned_g bigint not null check (planned_g >= 0),
        weighed_g bigint check (weighed_g >= 0), refused_g bigint not null default 0 check (refused_g >= 0),
        temperature_c numeric(4,1), refusal_code text, note text,
        primary key (stop_id, parcel_id)
      );
      create index stop_line_parcel on stop_line (parcel_id);

      -- When rounds were last planned, and how that went.
      create table planning (
        territory_id uuid primary key references territory,
        planned_at timestamptz not null, requests int not null, served int not null, rounds int not null, seconds float8 not null
      );

      -- What no vehicle could take and which rule stopped each of them, per planning.
      create table unserved (
        territory_id uuid not null references territory,
        parcel_id uuid primary key references parcel on delete cascade,
        reasons jsonb not null, planned_at timestamptz not null default app_now()
      );

      -- Gap-free numbers per territory: the row is locked while a note is written.
      create table numbering (
        territory_id uuid not null references territory, series text not null, last bigint not null default 0,
        primary key (territory_id, series)
      );

      -- Bordereau d'enlèvement: ownership passes at signature; a correction is a new note.
      create table pickup_note (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        number bigint not null,
        stop_id uuid not null unique references stop,
        donor_site_id uuid not null references site,
        body jsonb not null,
        signed_at timestamptz not null default app_now(),
        unique (territory_id, number)
      );
      create trigger pickup_note_kept before update or delete or truncate on pickup_note for each statement execute function refuse_change();

      create table intake (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        hub_site_id uuid not null, foreign key (hub_site_id, territory_id) references site (id, territory_id),
        parcel_id uuid not null unique references parcel, lot_id uuid not null references lot,
        announced_g bigint not null, weighed_g bigint not null check (weighed_g >= 0),
        refused_g bigint not null default 0 check (refused_g >= 0), refusal_code text,
        temperature_c numeric(4,1), package_ok boolean not null, note text,
        at timestamptz not null default app_now(), actor text not null default app_actor()
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop table intake, pickup_note, numbering, unserved, planning, stop_line, stop, round; drop sequence round_reference_seq',
    );
  }
}
