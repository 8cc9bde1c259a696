import { createHash, timingSafeEqual } from 'node:crypto';
import { applyDecorators, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { Actor, Role } from '../vocabulary/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { KeyRing } from './key-ring.js';
import { preparedQuery } from '../platform/database/prepared-query.js';
import type { AuthenticatedRequest } from '../platform/http/ask.js';
import { originRefused } from '../platform/http/http.errors.js';
import { notAllowed, notSignedIn } from './auth.errors.js';
import { reachOf, type Action } from './permissions.js';
import { sessionTokenOf } from './session-cookie.js';

const ACTION = 'glane:action';

/** Marks a route with the action it needs, here and in the OpenAPI document (`x-action`); `'signed-in'` lets every role in, `'public'` anyone. A route without a mark is refused. */
export const Can = (action: Action | 'signed-in' | 'public'): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ACTION, action), ApiExtension('x-action', action as never));

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

interface AccountRow {
  territory_id: string;
  user_id: string;
  role: Role;
  organisation_id: string | null;
  person_id: string | null;
  name: string;
}

/**
 * Finds out who asks, from a session cookie or an API key, at every request anew: a revoked session ends with the
 * next request (a key: see KeyRing). Then checks the route's action against the role × action table.
 */
@Injectable()
export class AuthGuard implements CanActivate {
  private readonly usedIn = new Map<string, number>();

  constructor(
    private readonly reflector: Reflector,
    private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    private readonly keys: KeyRing,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const action = this.reflector.getAllAndOverride<Action | 'signed-in' | 'public' | undefined>(ACTION, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    if (action === 'public') {
      refuseForeignOrigin(request);
      return true;
    }
    const actor = await this.actorOf(request);
    if (!actor) throw notSignedIn();
    if (!action || (action !== 'signed-in' && reachOf(actor, action) === null)) throw notAllowed({ action, role: actor.role });
    request.actor = actor;
    return true;
  }

  private async actorOf(request: AuthenticatedRequest): Promise<Actor | null> {
    const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (bearer) return this.keyActor(bearer);
    const token = sessionTokenOf(request);
    if (!token) return null;
    refuseForeignOrigin(request);
    const [row] = await preparedQuery<AccountRow>(this.dataSource, 'select * from find_session($1)', [sha256(token)]);
    if (!row) return null;
    return {
      kind: 'user',
      id: row.user_id,
      territoryId: row.territory_id,
      role: row.role,
      organisationId: row.organisation_id,
      personId: row.person_id,
      scopes: null,
      name: row.name,
    };
  }

  /** Keys look like `glane_<prefix>_<secret>`: found by prefix, compared by hash in constant time. */
  private async keyActor(bearer: string): Promise<Actor | null> {
    const match = /^glane_([a-z0-9]{12})_([A-Za-z0-9_-]{32,64})$/.exec(bearer);
    if (!match) return null;
    const row = await this.keys.find(match[1]!);
    if (!row || !timingSafeEqual(row.secret_hash, sha256(match[2]!))) return null;
    const actor: Actor = {
      kind: 'key',
      id: row.id,
      territoryId: row.territory_id,
      role: row.role,
      organisationId: row.organisation_id,
      personId: null,
      scopes: row.scopes,
      name: row.name,
    };
    await this.noteUse(actor);
    return actor;
  }

  /** A key's owner sees when it was last used, to the minute: a write for each request would be too dear. */
  private async noteUse(actor: Actor): Promise<void> {
    const minute = Math.floor(Date.now() / 60_000);
    if (this.usedIn.get(actor.id) === minute) return;
    this.usedIn.set(actor.id, minute);
    await this.work.run(actor, (tx) => tx.query('update api_key set last_used_at = now() where id = $1', [actor.id]));
  }
}

/** A cookie travels by itself, so a change asked by a browser must come from our own pages (cross-site request forgery, signing in included). */
function refuseForeignOrigin(request: AuthenticatedRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const origin = request.headers.origin;
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') throw originRefused();
  // `null` is what a sandboxed frame or a redirect from elsewhere says.
  if (origin && (!URL.canParse(origin) || new URL(origin).host !== request.host)) throw originRefused();
}
