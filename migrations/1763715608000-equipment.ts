import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Shared equipment: what organisations lend at cost, when, who has booked it, and what was asked for in vain. */
export class Equipment1763715608000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table equipment_item (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        organisation_id uuid not null, foreign key (organisation_id, territory_id) references organisation (id, territory_id),
        home_site_id uuid not null, foreign key (home_site_id, territory_id) references site (id, territory_id),
        kind text not null check (kind in ('vehicle','isothermal-box','hot-box','trolley','cold-room','other')),
        code text not null, name text not null check (length(name) between 1 and 120),
        vehicle_id uuid unique, foreign key (vehicle_id, territory_id) references vehicle (id, territory_id),
        -- The words of a request's needs that it answers: cold-box, frozen-box, hot-box, trolley…
        provides text[] not null default '{}',
        litres int check (litres > 0), capacity_g bigint check (capacity_g > 0),
        cold text check (cold in ('frozen','chilled2','chilled3','chilled4','chilled6','ambient','hot')),
        conditions text,
        attested_until date,                             -- cold attestation of a box or room; a vehicle has its own
        upkeep_due date, upkeep_every_h int check (upkeep_every_h > 0),
        price_unit text not null check (price_unit in ('hour','day','km')),
        price_cents numeric(10,2) not null check (price_cents >= 0),
        -- How "at cost" was computed: (purchase / years + upkeep a year) / units used a year.
        purchase_cents bigint check (purchase_cents >= 0), life_years numeric(5,1) check (life_years > 0),
        upkeep_cents bigint check (upkeep_cents >= 0), uses_a_year numeric(8,1) check (uses_a_year > 0),
        price_note text,
        active boolean not null default true,
        inactive_because text check (inactive_because in ('repair','lost','season','withdrawn')),
        inactive_since timestamptz,
        version int not null default 1, created_at timestamptz not null default app_now(),
        unique (territory_id, code), unique (id, territory_id),
        check ((kind = 'vehicle') = (vehicle_id is not null)), check (active = (inactive_because is null))
      );
      create index equipment_item_owner on equipment_item (organisation_id);

      -- When the owner lends it, every week; none at all = at any time. 24:00 is the end of the day.
      create table equipment_window (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        item_id uuid not null, foreign key (item_id, territory_id) references equipment_item (id, territory_id) on delete cascade,
        weekday int not null check (weekday between 1 and 7),   -- ISO: 1 = Monday
        opens time not null, closes time not null,
        check (closes > opens)
      );
      create index equipment_window_item on equipment_window (item_id);

      -- Days on which the week does not hold: not lent, or lent between these hours instead.
      create table equipment_exception (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        item_id uuid not null, foreign key (item_id, territory_id) references equipment_item (id, territory_id) on delete cascade,
        from_date date not null, to_date date not null,
        opens time, closes time, reason text,
        check (to_date >= from_date), check ((opens is null) = (closes is null)), check (closes > opens)
      );
      create index equipment_exception_item on equipment_exception (item_id);

      -- Who has it from when to when: a loan, a round of the planner, or upkeep by the owner. One constraint keeps them apart.
      create table equipment_booking (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        item_id uuid not null, foreign key (item_id, territory_id) references equipment_item (id, territory_id),
        organisation_id uuid not null, foreign key (organisation_id, territory_id) references organisation (id, territory_id),
        purpose text not null check (purpose in ('loan','round','upkeep')),
        round_id uuid references round,
        note text,
        period tstzrange not null check (not isempty(period) and not lower_inf(period) and not upper_inf(period) and lower_inc(period) and not upper_inc(period)),
        state text not null check (state in ('asked','confirmed','released','cancelled')),
        price_unit text not null, price_cents numeric(10,2) not null,   -- as on the day it was booked; 0 for the owner itself
        returned_at timestamptz, used_m int check (used_m >= 0), cost_cents int check (cost_cents >= 0),
        reason text,                                                     -- why it was cancelled
        actor text not null default app_actor(), asked_at timestamptz not null default app_now(), changed_at timestamptz not null default app_now(),
        version int not null default 1,
        check ((purpose = 'round') = (round_id is not null)), check ((state = 'released') = (returned_at is not null)),
        constraint equipment_booked_once exclude using gist (item_id with =, period with &&) where (state in ('asked','confirmed'))
      );
      create index equipment_booking_item on equipment_booking using gist (item_id, period);
      create index equipment_booking_live on equipment_booking (territory_id, upper(period)) where state in ('asked','confirmed');
      create index equipment_booking_round on equipment_booking (round_id) where round_id is not null;
      create index equipment_booking_organisation on equipment_booking (organisation_id, id);

      -- Asked and not had: by an organisation that wanted this thing, or by the planner that had none of a kind for a parcel.
      -- The same wish asked again counts once.
      create table equipment_refusal (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        kind text not null check (kind in ('vehicle','isothermal-box','hot-box','trolley','cold-room','other')),
        item_id uuid, foreign key (item_id, territory_id) references equipment_item (id, territory_id),
        organisation_id uuid, foreign key (organisation_id, territory_id) references organisation (id, territory_id),
        parcel_id uuid references parcel on delete cascade,
        period tstzrange not null,
        reason text not null check (reason in ('taken','upkeep','not-lent','out-of-order','attestation','not-back','lacking')),
        at timestamptz not null default app_now(),
        unique (item_id, organisation_id, period, reason), unique (parcel_id, kind),
        check ((reason = 'lacking') = (parcel_id is not null)), check ((item_id is null) = (parcel_id is not null))
      );
      create index equipment_refusal_at on equipment_refusal (territory_id, at);
    `);
    for (const table of ['equipment_item', 'equipment_window', 'equipment_exception', 'equipment_booking', 'equipment_refusal']) {
      await db.query(`alter table ${table} enable row level security;
        create policy own_territory on ${table} using (territory_id = app_territory()) with check (territory_id = app_territory())`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop table equipment_refusal, equipment_booking, equipment_exception, equipment_window, equipment_item');
  }
}
