import { Injectable } from '@nestjs/common';
import type { Tx } from '../platform/database/tx.js';
import { notFound, staleVersion } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import type { Role } from '../vocabulary/actor.js';
import { organisationNeeded, ownAccount, passwordWeak, wrongPassword } from './auth.errors.js';
import { hashPassword, isWeak, passwordMatches } from './password.js';
import { reachOf, rolesOfAnOrganisation } from './permissions.js';
import { SessionService } from './session.service.js';
import type { NewPassword, NewUser, User, UserChange, UserPage, UserQuery } from './user.dto.js';

type UserRow = Omit<User, 'createdAt'> & { createdAt: Date; passwordHash: string };

const SELECT_USER = `
  select u.id, u.email, u.name, u.role, u.organisation_id as "organisationId", o.name as "organisationName", u.person_id as "personId", u.locale,
         u.disabled_at is not null as disabled, u.created_at as "createdAt", u.version, u.password_hash as "passwordHash"
    from user_account u left join organisation o on o.id = u.organisation_id`;

/** People who sign in. */
@Injectable()
export class UserService {
  constructor(private readonly sessions: SessionService) {}

  async list(tx: Tx, query: UserQuery): Promise<UserPage> {
    const asked = pageAsked(query);
    const rows = await tx.query<UserRow>(
      `${SELECT_USER} where ($1::uuid is null or u.id > $1) and ($2::text is null or u.role = $2) order by u.id limit $3`,
      [asked.after, query.role ?? null, asked.take],
    );
    return pageOf(rows, asked, shown);
  }

  /** @throws passwordWeak, organisationNeeded; alreadyExists (by the unique e-mail address). */
  async invite(tx: Tx, body: NewUser): Promise<User> {
    if (isWeak(body.password, body.email)) throw passwordWeak();
    requireOrganisation(body.role, body.organisationId ?? null);
    const row = await tx.first<{ id: string }>(
      `insert into user_account (territory_id, email, name, role, organisation_id, person_id, locale, password_hash) values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [
        tx.territoryId,
        body.email.toLowerCase(),
        body.name,
        body.role,
        body.organisationId,
        await personOf(tx, body.personId),
        body.locale ?? 'fr',
        await hashPassword(body.password),
      ],
    );
    return shown(await this.row(tx, row!.id));
  }

  /** @throws notFound, staleVersion, organisationNeeded; ownAccount where an administrator would shut itself out. */
  async change(tx: Tx, userId: string, { version, disabled, ...given }: UserChange): Promise<User> {
    const before = await this.row(tx, userId);
    const after = { ...before, ...given, disabled: disabled ?? before.disabled };
    if (userId === tx.actor.id && (after.disabled || after.role !== before.role)) throw ownAccount();
    requireOrganisation(after.role, after.organisationId);
    const changed = await tx.query(
      `update user_account set name = $3, role = $4, organisation_id = $5, person_id = $6, locale = $7, version = version + 1,
              disabled_at = case when $8 then coalesce(disabled_at, now()) end
        where id = $1 and version = $2 returning id`,
      [userId, version, after.name, after.role, after.organisationId, await personOf(tx, after.personId), after.locale, after.disabled],
    );
    if (changed.length === 0) throw staleVersion({ version: before.version });
    if (after.disabled) await this.sessions.closeAll(tx, userId);
    return shown(await this.row(tx, userId));
  }

  /**
   * Sets a password: one's own with the one until now, anybody's with the right to write users. All other sessions of
   * that user end; `token` is the session that asks and stays.
   */
  async setPassword(tx: Tx, userId: string, body: NewPassword, token: string | null): Promise<void> {
    const own = userId === tx.actor.id;
    if (!own && reachOf(tx.actor, 'users:write') === null) throw notFound({ userId });
    const user = await this.row(tx, userId);
    if (own && !(await passwordMatches(user.passwordHash, body.currentPassword ?? ''))) throw wrongPassword();
    if (isWeak(body.password, user.email)) throw passwordWeak();
    await tx.query('update user_account set password_hash = $2, version = version + 1 where id = $1', [
      userId,
      await hashPassword(body.password),
    ]);
    await this.sessions.closeAll(tx, userId, own ? token : null);
  }

  private async row(tx: Tx, userId: string): Promise<UserRow> {
    const row = await tx.first<UserRow>(`${SELECT_USER} where u.id = $1`, [userId]);
    if (!row) throw notFound({ userId });
    return row;
  }
}

/** The answer: a row without its password's hash. */
const shown = ({ passwordHash: _, ...row }: UserRow): User => ({ ...row, createdAt: row.createdAt.toISOString() });

function requireOrganisation(role: Role, organisationId: string | null): void {
  if (organisationId === null && rolesOfAnOrganisation.includes(role)) throw organisationNeeded({ role });
}

/** The column's foreign key looks past row-level security, so whether the person is of this territory is asked here. */
async function personOf(tx: Tx, personId: string | null | undefined): Promise<string | null> {
  if (!personId) return null;
  if (!(await tx.first('select 1 from person where id = $1', [personId]))) throw notFound({ personId });
  return personId;
}
