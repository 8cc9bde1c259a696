import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Standing rules by which a recipient accepts without being asked, who is asked next when an offer is declined, and how
 * often each recipient says yes.
 */
export class OffersUnderUncertainty1763715603000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- What a site takes without being asked. A part that is null fits everything. Ended rules stay, since offers name them.
      create table standing_rule (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        site_id uuid not null, foreign key (site_id, territory_id) references site (id, territory_id),
        categories text[], colds text[],
        most_g bigint check (most_g > 0),                   -- of one offer
        weekdays int[] check (weekdays <@ '{1,2,3,4,5,6,7}'),
        opens time, closes time,
        valid_from date not null, valid_to date,
        paused boolean not null default false,
        made_by text not null default app_actor(), made_at timestamptz not null default app_now(),
        ended_at timestamptz,
        version int not null default 1,
        check ((opens is null) = (closes is null)), check (closes > opens), check (valid_to >= valid_from)
      );
      create index standing_rule_site on standing_rule (site_id) where ended_at is null;
      alter table standing_rule enable row level security;
      create policy own_territory on standing_rule using (territory_id = app_territory()) with check (territory_id = app_territory());

      alter table offer add column next_best uuid[] not null default '{}';   -- sites to ask next, the best first
      alter table offer add column replaces uuid references offer;          -- the offer whose refusal it followed at once
      alter table offer add column standing_rule_id uuid references standing_rule;
      create index offer_by_rule on offer (standing_rule_id, made_at) where standing_rule_id is not null;

      -- How many offers a site had of a category at a part of the day, and how much of them it took. Every offer weighs
      -- 2^(its age / half-life): written as a weight that grows with time (forward decay: Cormode et al., ICDE 2009), so that
      -- a row is never touched but by an answer, and one division by today's weight reads it.
      create table acceptance_tally (
        territory_id uuid not null, site_id uuid not null references site, category text not null, part text not null,
        offers float8 not null, taken float8 not null,
        primary key (site_id, category, part)
      );
      alter table acceptance_tally enable row level security;
      create policy own_territory on acceptance_tally using (territory_id = app_territory()) with check (territory_id = app_territory());

      create function answer_weight(at timestamptz) returns float8 language sql immutable as $$
        select power(2::float8, extract(epoch from at - '2026-01-01 00:00:00+00'::timestamptz)::float8 / 86400 / 56) $$;
      create function part_of_day(hour int) returns text language sql immutable as $$
        select case when hour >= 22 or hour < 6 then 'night' when hour >= 19 then 'evening' when hour >= 15 then 'afternoon' when hour >= 11 then 'midday' else 'morning' end $$;

      -- How much of an offer was taken; null where nobody can tell. What was accepted and then not fetched was accepted.
      create function share_taken(o offer) returns float8 language sql immutable as $$
        select case when o.state = 'declined' then 0 when o.accepted_packages is not null then o.accepted_packages::float8 / o.packages when o.state = 'lapsed' then 0 end $$;

      -- At the commit, so that the row of a busy site is held for an instant only. What a standing rule accepted was not asked.
      create function keep_acceptance_tally() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        was float8 := case when tg_op = 'UPDATE' then share_taken(old) end;
        is_now float8 := share_taken(new);
        weight float8 := answer_weight(new.made_at);
      begin
        if new.standing_rule_id is not null or is_now is not distinct from was then return null; end if;
        insert into acceptance_tally
        select new.territory_id, new.recipient_site_id, l.category, part_of_day(extract(hour from new.made_at at time zone t.time_zone)::int),
               weight * ((is_now is not null)::int - (was is not null)::int), weight * (coalesce(is_now, 0) - coalesce(was, 0))
          from lot l join territory t on t.id = l.territory_id where l.id = new.lot_id
        on conflict (site_id, category, part) do update set offers = acceptance_tally.offers + excluded.offers, taken = acceptance_tally.taken + excluded.taken;
        return null;
      end $$;
      create constraint trigger acceptance_counted after insert or update on offer deferrable initially deferred
        for each row execute function keep_acceptance_tally();

      insert into acceptance_tally
      select o.territory_id, o.recipient_site_id, l.category, part_of_day(extract(hour from o.made_at at time zone t.time_zone)::int),
             sum(answer_weight(o.made_at)), sum(answer_weight(o.made_at) * share_taken(o))
        from offer o join lot l on l.id = o.lot_id join territory t on t.id = o.territory_id where share_taken(o) is not null group by 1, 2, 3, 4;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger acceptance_counted on offer;
      drop function keep_acceptance_tally(), share_taken(offer), part_of_day(int), answer_weight(timestamptz);
      drop table acceptance_tally;
      alter table offer drop column next_best, drop column replaces, drop column standing_rule_id;
      drop table standing_rule;
    `);
  }
}
