import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars that a person subscribes to by a secret address: a driver's rounds, or the visits to a site. */
export class Calendars1763715607100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table calendar_feed (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        user_id uuid not null references user_account on delete cascade,
        person_id uuid, foreign key (person_id, territory_id) references person (id, territory_id),
        site_id uuid, foreign key (site_id, territory_id) references site (id, territory_id),
        token_hash bytea not null unique,
        locale text not null check (locale in ('fr','en')),
        created_at timestamptz not null default now(), revoked_at timestamptz, last_read_at timestamptz,
        check (num_nonnulls(person_id, site_id) = 1)
      );
      -- One address at a time for each person and calendar: a new one ends the old one.
      create unique index calendar_feed_live on calendar_feed (user_id, coalesce(person_id, site_id)) where revoked_at is null;

      -- What a calendar showed last, so that a change raises its SEQUENCE and what is no longer so is shown as cancelled:
      -- a plan made anew deletes its stops, and nothing else would remember them.
      create table calendar_entry (
        territory_id uuid not null references territory,
        target_id uuid not null,                              -- the person or the site
        locale text not null,
        uid text not null,
        sequence int not null default 0 check (sequence >= 0),
        cancelled boolean not null default false,
        starts_at timestamptz not null, ends_at timestamptz not null,
        shown jsonb not null,
        changed_at timestamptz not null default app_now(),
        primary key (territory_id, target_id, locale, uid)
      );

      create function find_calendar_feed(hash bytea)
      returns table (territory_id uuid, id uuid, person_id uuid, site_id uuid, locale text)
      language sql stable security definer set search_path = public, pg_temp as $$
        select f.territory_id, f.id, f.person_id, f.site_id, f.locale
        from calendar_feed f join user_account u on u.id = f.user_id
        left join person p on p.id = f.person_id left join site s on s.id = f.site_id
        where f.token_hash = hash and f.revoked_at is null and u.disabled_at is null
          -- Who changes organisation, or drives no more, reads no more.
          and (f.person_id is null or (u.person_id = f.person_id and p.active))
          and (f.site_id is null or (u.organisation_id = s.organisation_id and s.active)) $$;
    `);
    for (const table of ['calendar_feed', 'calendar_entry']) {
      await db.query(`alter table ${table} enable row level security;
        create policy own_territory on ${table} using (territory_id = app_territory()) with check (territory_id = app_territory())`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function find_calendar_feed(bytea); drop table calendar_entry, calendar_feed');
  }
}
