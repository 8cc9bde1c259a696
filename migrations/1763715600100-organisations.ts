import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who gives, who receives, where they stand, when they are open, what they can keep cold, and who works there. */
export class Organisations1763715600100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table organisation (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        code text not null,
        kind text not null check (kind in ('donor','association','hub','outlet','town-hall')),
        name text not null check (length(name) between 1 and 200),
        siret text check (siret ~ '^[0-9]{14}$'), rna text check (rna ~ '^W[0-9]{9}$'),
        -- Habilitation of CASF L266-2; public bodies pass by kind.
        habilitation_from date, habilitation_to date, habilitation_reference text,
        public_body boolean not null default false,
        -- The weight voted for an association in the fair share, e.g. meals it serves a day.
        entitlement numeric not null default 1 check (entitlement >= 0),
        contact_name text, contact_phone text, contact_email text,
        version int not null default 1, created_at timestamptz not null default now(),
        unique (territory_id, code), unique (id, territory_id),
        check (habilitation_to is null or habilitation_from is null or habilitation_to >= habilitation_from)
      );

      create table site (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        organisation_id uuid not null, foreign key (organisation_id, territory_id) references organisation (id, territory_id),
        code text not null,
        name text not null check (length(name) between 1 and 200),
        role text not null check (role in ('donor','association','hub','feed','compost')),
        donor_kind text check (donor_kind in ('supermarket','grocery','bakery','butcher','market','wholesaler','canteen','restaurant','caterer','producer','factory','other')),
        address text, postcode text,
        lon float8 not null check (lon between -180 and 180), lat float8 not null check (lat between -90 and 90),
        area_id uuid references area,
        surface_class int,
        accepts text[],                                  -- null = everything
        refuses_allergens text[] not null default '{}',
        min_delivery_g bigint not null default 0 check (min_delivery_g >= 0),
        max_distance_m int check (max_distance_m > 0),
        short_dlc boolean not null default false, cooks boolean not null default false,
        street_access text,                              -- words for the driver: which door, no van before 15:00
        active boolean not null default true,
        version int not null default 1, created_at timestamptz not null default now(),
        unique (territory_id, code), unique (id, territory_id),
        check ((role = 'donor') = (donor_kind is not null))
      );
      create index site_organisation on site (organisation_id);

      create table opening_window (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        site_id uuid not null, foreign key (site_id, territory_id) references site (id, territory_id) on delete cascade,
        purpose text not null check (purpose in ('pickup','receiving','distribution')),
        weekday int not null check (weekday between 1 and 7),   -- ISO: 1 = Monday
        opens time not null, closes time not null,
        check (closes > opens)
      );
      create index opening_window_site on opening_window (site_id);

      create table closure (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        site_id uuid not null, foreign key (site_id, territory_id) references site (id, territory_id) on delete cascade,
        from_date date not null, to_date date not null, reason text,
        check (to_date >= from_date)
      );
      create index closure_site on closure (site_id);

      -- A recipient's cold rooms. reserved_g is what is promised, on its way or in the room: the guarded balance
      -- that keeps two acceptances from taking the same room. cold = 'total' bounds all classes together.
      create table storage (
        territory_id uuid not null references territory,
        site_id uuid not null, foreign key (site_id, territory_id) references site (id, territory_id) on delete cascade,
        cold text not null check (cold in ('frozen','chilled2','chilled3','chilled4','chilled6','ambient','hot','total')),
        capacity_g bigint not null check (capacity_g >= 0),
        reserved_g bigint not null default 0,
        primary key (site_id, cold),
        constraint storage_not_negative check (reserved_g >= 0),
        constraint storage_not_over check (reserved_g <= capacity_g)
      );

      create table convention (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        association_id uuid not null, foreign key (association_id, territory_id) references organisation (id, territory_id),
        donor_id uuid, foreign key (donor_id, territory_id) references organisation (id, territory_id),  -- null = every donor
        from_date date not null, to_date date not null, reference text,
        created_at timestamptz not null default now(),
        check (to_date >= from_date)
      );
      create unique index convention_once on convention (association_id, coalesce(donor_id, association_id), from_date);

      create table person (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        organisation_id uuid not null, foreign key (organisation_id, territory_id) references organisation (id, territory_id),
        name text not null check (length(name) between 1 and 120), phone text,
        drives text[] not null default '{}',
        active boolean not null default true,
        version int not null default 1, created_at timestamptz not null default now(),
        unique (id, territory_id)
      );

      create table vehicle (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        organisation_id uuid not null, foreign key (organisation_id, territory_id) references organisation (id, territory_id),
        code text not null, name text not null,
        profile text not null check (profile in ('walk','cargo-bike','van','refrigerated-van')),
        capacity_g bigint not null check (capacity_g > 0),
        litres int check (litres > 0), cold_litres int check (cold_litres >= 0),
        has text[] not null default '{}',
        approved_cold_until date,
        max_stops int not null default 20 check (max_stops > 0),
        start_site_id uuid not null, foreign key (start_site_id, territory_id) references site (id, territory_id),
        active boolean not null default true,
        version int not null default 1, created_at timestamptz not null default now(),
        unique (territory_id, code), unique (id, territory_id)
      );

      -- Who drives what, when, every week; an absence takes one day out.
      create table shift (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        vehicle_id uuid not null, foreign key (vehicle_id, territory_id) references vehicle (id, territory_id) on delete cascade,
        person_id uuid not null, foreign key (person_id, territory_id) references person (id, territory_id),
        weekday int not null check (weekday between 1 and 7),
        starts time not null, ends time not null,
        check (ends > starts)
      );
      create index shift_vehicle on shift (vehicle_id);

      create table absence (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        person_id uuid not null, foreign key (person_id, territory_id) references person (id, territory_id),
        day date not null, reason text,
        unique (person_id, day)
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table absence, shift, vehicle, person, convention, storage, closure, opening_window, site, organisation');
  }
}
