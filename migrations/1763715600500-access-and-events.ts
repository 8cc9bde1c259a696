import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may ask (users, sessions, keys), what was asked already (idempotency), and what happened (outbox, messages, imports). */
export class AccessAndEvents1763715600500 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table user_account (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        email text not null check (email = lower(email)), name text not null,
        role text not null check (role in ('shop-staff','association','driver','hub','town-hall','coordinator','committee','admin')),
        organisation_id uuid, foreign key (organisation_id, territory_id) references organisation (id, territory_id),
        person_id uuid references person,
        password_hash text not null, locale text not null default 'fr' check (locale in ('fr','en')),
        disabled_at timestamptz,
        version int not null default 1, created_at timestamptz not null default now()
      );
      create unique index user_account_email on user_account (email);

      create table session (
        token_hash bytea primary key,
        territory_id uuid not null references territory,
        user_id uuid not null references user_account on delete cascade,
        device text, created_at timestamptz not null default now(), last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null, revoked_at timestamptz
      );
      create index session_of_user on session (user_id);

      create table api_key (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        organisation_id uuid, foreign key (organisation_id, territory_id) references organisation (id, territory_id),
        name text not null, prefix text not null unique, secret_hash bytea not null,
        role text not null, scopes text[] not null,
        expires_at timestamptz not null, revoked_at timestamptz, replaced_by uuid references api_key,
        last_used_at timestamptz, created_at timestamptz not null default now(), created_by text not null default app_actor()
      );

      create table login_attempt (
        email text primary key, failures int not null default 0, retry_after timestamptz
      );

      create table idempotency (
        territory_id uuid not null, actor text not null, key text not null check (length(key) between 1 and 255),
        request_hash bytea not null,
        status int, body text,
        created_at timestamptz not null default now(),
        primary key (territory_id, actor, key)
      );
      create index idempotency_age on idempotency (created_at);

      create table outbox (
        id bigint generated always as identity primary key,
        territory_id uuid not null, type text not null, payload jsonb not null,
        at timestamptz not null default app_now(), actor text not null default app_actor(),
        xid xid8 not null default pg_current_xact_id(),
        published_at timestamptz
      );
      create index outbox_waiting on outbox (id) where published_at is null;
      create index outbox_sync on outbox (territory_id, id);

      -- A reaction that must happen once writes its name here first: the database's unique key decides.
      create table reaction_done (
        territory_id uuid not null, event_id bigint not null, reaction text not null, at timestamptz not null default now(),
        primary key (event_id, reaction)
      );

      create table message (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        event_id bigint not null, kind text not null,
        organisation_id uuid references organisation, site_id uuid references site, role text,
        facts jsonb not null,
        created_at timestamptz not null default app_now(), read_at timestamptz
      );
      create unique index message_once on message (event_id, kind, coalesce(organisation_id, territory_id), coalesce(site_id, territory_id));
      create index message_for on message (organisation_id, created_at desc);

      create table import_run (
        id uuid primary key default uuidv7(),
        territory_id uuid not null references territory,
        kind text not null, file_name text, sha256 text not null, dry_run boolean not null,
        rows int not null, created int not null, updated int not null, unchanged int not null, errors int not null,
        problems jsonb not null default '[]',
        actor text not null default app_actor(), at timestamptz not null default app_now()
      );

      -- Product factors: public reference data, the same for every territory, versioned and never edited.
      create table factor (
        id text primary key, category text not null, kg_co2e_per_kg numeric not null,
        source text not null, year int not null, valid_from date not null, note text
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop table factor, import_run, message, reaction_done, outbox, idempotency, login_attempt, api_key, session, user_account',
    );
  }
}
