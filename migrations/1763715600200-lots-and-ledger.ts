import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lots, the parcels that hold their state, the append-only history and the mass ledger. The database itself
 * refuses an illegal step, a negative balance and any rewriting of what happened.
 */
export class LotsAndLedger1763715600200 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create sequence lot_reference_seq;

      create table lot (
        id uuid primary key default uuidv7(),
        territory_id uuid not null,
        reference bigint not null default nextval('lot_reference_seq') unique,
        external_ref text,
        donor_site_id uuid not null, foreign key (donor_site_id, territory_id) references site (id, territory_id),
        label text not null check (length(label) between 1 and 200),
        category text not null, animal_origin boolean not null, prepacked boolean not null,
        cold text not null check (cold in ('frozen','chilled2','chilled3','chilled4','chilled6','ambient','hot')),
        date_kind text not null check (date_kind in ('DLC','DDM','none')),
        date date, date_precision text check (date_precision in ('day','month','year')),
        produced_on date,
        deadline timestamptz,                               -- last instant at which it may be given on; null = none
        package_g bigint not null check (package_g > 0), packages int not null check (packages > 0),
        declared_g bigint not null generated always as (package_g * packages) stored,
        allergens text[],                                   -- null = unknown
        needs_sorting boolean not null default false,
        gtin text, batch text, note text,
        pickup_from timestamptz not null, pickup_to timestamptz not null,
        warnings jsonb not null default '[]',
        parents uuid[] not null default '{}',               -- lots a transformation or a sorting made it from
        declared_by text not null default app_actor(), declared_at timestamptz not null default app_now(),
        check (pickup_to > pickup_from),
        check ((date_kind = 'none') = (date is null))
      );
      create unique index lot_external_once on lot (donor_site_id, external_ref) where external_ref is not null;
      create index lot_recent on lot (territory_id, id desc);
      create index lot_by_donor on lot (donor_site_id, id desc);

      create table parcel_flow (from_state text not null, to_state text not null, primary key (from_state, to_state));
      insert into parcel_flow values
        ('new','declared'), ('new','open'), ('new','offered'), ('new','refused'), ('new','accepted'), ('new','planned'), ('new','collected'), ('new','delivered'), ('new','diverted'), ('new','distributed'),
        ('declared','open'), ('declared','withdrawn'), ('declared','expired'),
        ('open','offered'), ('open','withdrawn'), ('open','expired'), ('open','accepted'),
        ('offered','accepted'), ('offered','open'), ('offered','withdrawn'), ('offered','expired'),
        ('accepted','planned'), ('accepted','open'), ('accepted','withdrawn'), ('accepted','expired'), ('accepted','collected'), ('accepted','refused'),
        ('planned','accepted'), ('planned','collected'), ('planned','refused'), ('planned','open'), ('planned','expired'), ('planned','withdrawn'),
        ('collected','delivered'), ('collected','refused'), ('collected','diverted'),
        ('delivered','distributed'), ('delivered','diverted'),
        ('refused','open'), ('refused','diverted'), ('refused','expired'),
        ('expired','diverted');

      create table parcel (
        id uuid primary key default uuidv7(),
        territory_id uuid not null,
        lot_id uuid not null references lot,
        packages int not null check (packages >= 0),
        grams bigint not null check (grams >= 0),
        state text not null,
        recipient_site_id uuid references site,
        -- Room this part holds in its recipient's storage: what was promised, whatever the scale says later.
        room_g bigint not null default 0 check (room_g >= 0),
        offer_id uuid,
        split_from uuid references parcel,
        -- Why the last step was taken; the history keeps every one.
        reason_code text, note text, decision_id uuid,
        changed_at timestamptz not null default app_now(),
        -- When a cycle last looked at it while open; null = none has since it opened.
        considered_at timestamptz,
        version int not null default 1
      );
      create index parcel_lot on parcel (lot_id);
      create index parcel_live on parcel (territory_id, state) where state in ('declared','open','offered','accepted','planned','collected','delivered','refused');
      create index parcel_recipient on parcel (recipient_site_id, state) where recipient_site_id is not null;

      create table parcel_history (
        id bigint generated always as identity primary key,
        territory_id uuid not null,
        parcel_id uuid not null, lot_id uuid not null,
        at timestamptz not null default app_now(), wall_clock timestamptz not null default clock_timestamp(),
        from_state text not null, to_state text not null,
        actor text not null default app_actor(),
        reason_code text, note text, decision_id uuid,
        packages int not null, grams bigint not null,
        foreign key (from_state, to_state) references parcel_flow
      );
      create index parcel_history_parcel on parcel_history (parcel_id, id);
      create index parcel_history_lot on parcel_history (lot_id, id);

      -- Whoever changes a parcel's state writes its history, because the database does it for them.
      create function keep_parcel_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          insert into parcel_history (territory_id, parcel_id, lot_id, from_state, to_state, reason_code, note, decision_id, packages, grams)
          values (new.territory_id, new.id, new.lot_id, 'new', new.state, new.reason_code, new.note, new.decision_id, new.packages, new.grams);
        elsif new.state is distinct from old.state then
          insert into parcel_history (territory_id, parcel_id, lot_id, from_state, to_state, reason_code, note, decision_id, packages, grams)
          values (new.territory_id, new.id, new.lot_id, old.state, new.state, new.reason_code, new.note, new.decision_id, new.packages, new.grams);
        end if;
        return null;
      end $$;
      create trigger parcel_history_row after insert or update on parcel for each row execute function keep_parcel_history();
      create trigger parcel_history_kept before update or delete or truncate on parcel_history for each statement execute function refuse_change();

      create table bucket_flow (from_bucket text not null, to_bucket text not null, primary key (from_bucket, to_bucket));
      insert into bucket_flow values
        ('origin','declared'), ('origin','open'), ('declared','open'), ('declared','withdrawn'), ('declared','expired'),
        ('open','offered'), ('open','accepted'), ('open','withdrawn'), ('open','expired'),
        ('offered','open'), ('offered','accepted'), ('offered','withdrawn'), ('offered','expired'),
        ('accepted','open'), ('accepted','on_board'), ('accepted','refused'), ('accepted','withdrawn'), ('accepted','expired'),
        ('on_board','at_recipient'), ('on_board','at_hub'), ('on_board','refused'), ('on_board','feed'), ('on_board','compost'),
        ('at_recipient','distributed'), ('at_recipient','compost'), ('at_recipient','discarded'),
        ('at_hub','transformed'), ('at_hub','feed'), ('at_hub','compost'), ('at_hub','discarded'), ('at_hub','open'), ('at_hub','distributed'), ('at_hub','refused'),
        ('refused','open'), ('refused','feed'), ('refused','compost'), ('refused','discarded'), ('refused','expired'),
        ('expired','feed'), ('expired','compost'), ('expired','discarded'),
        ('weighing','accepted'), ('accepted','weighing'), ('weighing','on_board'), ('on_board','weighing'), ('weighing','at_hub'), ('at_hub','weighing'),
        ('weighing','at_recipient'), ('at_recipient','weighing');

      create table movement (
        id bigint generated always as identity primary key,
        territory_id uuid not null,
        lot_id uuid not null references lot,
        parcel_id uuid, site_id uuid,
        from_bucket text not null, to_bucket text not null, foreign key (from_bucket, to_bucket) references bucket_flow,
        grams bigint not null check (grams > 0),
        cause text not null,
        at timestamptz not null default app_now(),
        actor text not null default app_actor()
      );
      create index movement_lot on movement (lot_id);
      create index movement_when on movement (territory_id, at);
      create index movement_site on movement (site_id, to_bucket, at) where site_id is not null;
      create trigger movement_kept before update or delete or truncate on movement for each statement execute function refuse_change();

      create table balance (
        territory_id uuid not null,
        lot_id uuid not null references lot,
        bucket text not null,
        grams bigint not null constraint balance_not_negative check (grams >= 0),
        primary key (lot_id, bucket)
      );

      -- The other half of the double entry. The application's role may not write balances at all: it inserts
      -- movements, and this keeps the sums. 'origin' and 'weighing' are the ledger's edges and hold no balance.
      create function keep_balances() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare d record;
      begin
        for d in
          select territory_id, lot_id, bucket, sum(grams) as grams from (
            select territory_id, lot_id, from_bucket as bucket, -grams as grams from fresh
            union all select territory_id, lot_id, to_bucket, grams from fresh
          ) s where bucket not in ('origin','weighing')
          group by territory_id, lot_id, bucket having sum(grams) <> 0 order by lot_id, bucket
        loop
          if d.grams > 0 then
            insert into balance values (d.territory_id, d.lot_id, d.bucket, d.grams)
            on conflict (lot_id, bucket) do update set grams = balance.grams + excluded.grams;
          else
            update balance set grams = balance.grams + d.grams where lot_id = d.lot_id and bucket = d.bucket;
            if not found then
              raise exception 'lot % has nothing in %', d.lot_id, d.bucket using errcode = 'check_violation', constraint = 'balance_not_negative';
            end if;
          end if;
        end loop;
        return null;
      end $$;
      create trigger movement_balances after insert on movement referencing new table as fresh for each statement execute function keep_balances();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table balance, movement, bucket_flow, parcel_history, parcel, parcel_flow, lot;
      drop function keep_balances(), keep_parcel_history(); drop sequence lot_reference_seq`);
  }
}
