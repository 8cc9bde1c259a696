import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { systemActor, type Actor, type Role } from '../vocabulary/actor.js';
import { loginPaused, wrongLogin } from './auth.errors.js';
import type { Me } from './me.dto.js';
import { hashPassword, passwordMatches } from './password.js';
import type { DemoLogins, Login } from './session.dto.js';
import { SessionService } from './session.service.js';

interface Found {
  territory_id: string;
  user_id: string;
  password_hash: string;
}

/**
 * Counts this try as a failure before it is looked at, so that tries sent all at once are counted too. After the fifth the
 * next must wait 5 s, then twice as long each time, a minute at most: slow for a guesser, and the owner of the address
 * is never locked out. No row: it came too early.
 */
const COUNT_TRY = `
  insert into login_attempt as a (email, failures, retry_after) values ($1, 1, now())
  on conflict (email) do update set
    failures = case when a.retry_after < now() - interval '1 day' then 1 else a.failures + 1 end,
    retry_after = now() + make_interval(secs => case when a.failures < 4 or a.retry_after < now() - interval '1 day' then 0 else least(60, 5 * power(2, least(a.failures, 20) - 4)) end)
  where a.retry_after <= now()
  returning failures`;

/**
 * Signing in. It runs before a territory is known, so it is the one service that opens its own transactions: first it
 * asks what only the owner's functions may answer, then it acts in the territory of the account.
 */
@Injectable()
export class LoginService {
  /** What a password is compared with where there is no such account: an answer must not come sooner for that. */
  private readonly nobody = hashPassword(randomBytes(24).toString('base64url'));

  constructor(
    private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    private readonly sessions: SessionService,
  ) {}

  /**
   * @throws wrongLogin for an unknown address, a wrong password and a disabled account alike; loginPaused where tries
   * for this address come too quickly, whether it is known or not.
   */
  async open({ email, password }: Login, from: { device: string | null; before: string | null }): Promise<{ token: string; me: Me }> {
    const address = email.toLowerCase();
    const counted = await this.dataSource.query<unknown[]>(COUNT_TRY, [address]);
    if (counted.length === 0) throw loginPaused();
    const [found] = await this.dataSource.query<Found[]>('select * from find_login($1)', [address]);
    const right = await passwordMatches(found?.password_hash ?? (await this.nobody), password);
    if (!found || !right) throw wrongLogin();
    await this.dataSource.query(`delete from login_attempt where email = $1 or retry_after < now() - interval '1 day'`, [address]);
    const actor = await this.actorOf(found);
    return this.work.run(actor, async (tx) => {
      const token = await this.sessions.open(tx, found.user_id, from);
      return { token, me: await this.sessions.me(tx, token) };
    });
  }

  private async actorOf({ territory_id: territoryId, user_id: id }: Found): Promise<Actor> {
    return this.work.run(systemActor(territoryId, 'login'), async (tx) => {
      const row = await tx.first<{ role: Role; organisation_id: string | null; person_id: string | null; name: string }>(
        'select role, organisation_id, person_id, name from user_account where id = $1 and disabled_at is null',
        [id],
      );
      if (!row) throw wrongLogin();
      return {
        kind: 'user',
        id,
        territoryId,
        role: row.role,
        organisationId: row.organisation_id,
        personId: row.person_id,
        scopes: null,
        name: row.name,
      };
    });
  }

  /** The logins a demonstration shows on its login page. The table exists only where the demonstration was loaded. */
  async demoLogins(): Promise<DemoLogins> {
    const [found] = await this.dataSource.query<{ exists: boolean }[]>(`select to_regclass('public.demo_login') is not null as exists`);
    return {
      items: found?.exists ? await this.dataSource.query('select role, email, name, password from demo_login order by role, email') : [],
    };
  }
}
