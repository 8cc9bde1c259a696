import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ENV, type Env } from '../platform/config/env.js';
import type { Tx } from '../platform/database/tx.js';
import { sha256 } from './auth.guard.js';
import type { Me } from './me.dto.js';
import { ACTIONS, reachOf } from './permissions.js';
import type { Devices } from './session.dto.js';
import { readTerritory } from './territory.queries.js';

interface AccountRow {
  email: string;
  locale: string;
}

/** Sessions: an opaque token of 256 random bits in a cookie, of which the database keeps only the SHA-256. */
@Injectable()
export class SessionService {
  constructor(@Inject(ENV) private readonly env: Env) {}

  /** How long a session lasts, in seconds. */
  get maxAge_s(): number {
    return this.env.SESSION_DAYS * 86_400;
  }

  /** Opens a session and answers its token. The session the same device had before, if any, ends. */
  async open(tx: Tx, userId: string, { device, before }: { device: string | null; before: string | null }): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await tx.query('update session set revoked_at = now() where token_hash = $1 and user_id = $2', [
      before === null ? null : sha256(before),
      userId,
    ]);
    await tx.query(
      'insert into session (token_hash, territory_id, user_id, device, expires_at) values ($1, $2, $3, $4, now() + make_interval(secs => $5))',
      [sha256(token), tx.territoryId, userId, device, this.maxAge_s],
    );
    return token;
  }

  /** Ends the session of this token; an API key has none. */
  async close(tx: Tx, token: string | null): Promise<void> {
    if (token !== null)
      await tx.query('update session set revoked_at = now() where token_hash = $1 and revoked_at is null', [sha256(token)]);
  }

  /** Ends every session of a user, but for the one of the token `kept`. */
  async closeAll(tx: Tx, userId: string, kept: string | null = null): Promise<void> {
    await tx.query(
      'update session set revoked_at = now() where user_id = $1 and revoked_at is null and ($2::bytea is null or token_hash <> $2)',
      [userId, kept === null ? null : sha256(kept)],
    );
  }

  /** The devices on which the actor is signed in. */
  async list(tx: Tx, token: string | null): Promise<Devices> {
    const rows = await tx.query<{ device: string | null; createdAt: Date; lastSeenAt: Date; expiresAt: Date; current: boolean }>(
      `select device, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", coalesce(token_hash = $2, false) as current
         from session where user_id = $1 and revoked_at is null and expires_at > now() order by last_seen_at desc limit 200`,
      [tx.actor.id, token === null ? null : sha256(token)],
    );
    const items = rows.map((row) => ({
      ...row,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    }));
    return { items };
  }

  /** Who the actor is and what it may do. `token` is the session that asks, which is thereby last seen now. */
  async me(tx: Tx, token: string | null): Promise<Me> {
    const { actor } = tx;
    if (token !== null) await tx.query('update session set last_seen_at = now() where token_hash = $1', [sha256(token)]);
    const account =
      actor.kind === 'user' ? await tx.first<AccountRow>('select email, locale from user_account where id = $1', [actor.id]) : undefined;
    const organisation = await tx.first<{ name: string; siteIds: string[] }>(
      'select name, array(select s.id from site s where s.organisation_id = o.id order by s.id) as "siteIds" from organisation o where id = $1',
      [actor.organisationId],
    );
    return {
      id: actor.id,
      kind: actor.kind,
      name: actor.name,
      email: account?.email ?? null,
      role: actor.role,
      organisationId: actor.organisationId,
      organisationName: organisation?.name ?? null,
      personId: actor.personId,
      siteIds: organisation?.siteIds ?? [],
      territory: await readTerritory(tx),
      locale: account?.locale ?? 'fr',
      actions: Object.fromEntries(ACTIONS.flatMap((action) => (reachOf(actor, action) ? [[action, reachOf(actor, action)!]] : []))),
      now: (await tx.now()).toISOString(),
      settings: { tilesUrl: this.env.TILES_URL, tilesAttribution: this.env.TILES_ATTRIBUTION, demo: await isDemonstration(tx) },
    };
  }
}

/** Only the loader of the demonstration makes this table, so no setting can turn a real district into a demonstration. */
const isDemonstration = async (tx: Tx): Promise<boolean> =>
  (await tx.first<{ demo: boolean }>(`select to_regclass('public.demo_login') is not null as demo`))!.demo;
