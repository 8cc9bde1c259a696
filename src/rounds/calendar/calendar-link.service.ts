import { Injectable } from '@nestjs/common';
import { reachOf } from '../../auth/permissions.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/http/http.errors.js';
import type { CalendarFeedList, CalendarLink, NewCalendarLink } from './calendar.dto.js';

interface LinkRow {
  id: string;
  createdAt: Date;
  lastReadAt: Date | null;
}

/** What the actor may subscribe to: its own rounds as a driver, its organisation's sites. A program's key has no calendar. */
const OWN = `
  select 'driver' as kind, p.id as "targetId", p.name from person p where p.id = $1 and p.active
  union all
  select 'site', s.id, s.name from site s where s.organisation_id = $2 and s.active and s.role in ('donor', 'association', 'hub')`;

/** Addresses by which a person reads a calendar without signing in: secret, one at a time, ended at once. */
@Injectable()
export class CalendarLinkService {
  async list(tx: Tx): Promise<CalendarFeedList> {
    const rows = await tx.query<{ kind: string; targetId: string; name: string } & LinkRow>(
      `select o.*, f.id, f.created_at as "createdAt", f.last_read_at as "lastReadAt" from (${OWN}) o
         left join calendar_feed f on coalesce(f.person_id, f.site_id) = o."targetId" and f.user_id = $3 and f.revoked_at is null
        order by o.kind, o.name, o."targetId"`,
      [...own(tx), tx.actor.id],
    );
    return {
      items: rows.map(({ kind, targetId, name, ...link }) => ({ kind, targetId, name, link: link.id ? shown(link) : null })),
    };
  }

  /**
   * A new address; the one before it ends.
   *
   * @throws notFound for whatever is not the actor's own.
   */
  async issue(tx: Tx, { kind, targetId, language }: NewCalendarLink, tokenHash: Buffer): Promise<CalendarLink> {
    const mine = await tx.query<{ kind: string; targetId: string }>(OWN, own(tx));
    if (!mine.some((one) => one.kind === kind && one.targetId === targetId)) throw notFound({ targetId });
    await tx.query(
      'update calendar_feed set revoked_at = now() where user_id = $1 and coalesce(person_id, site_id) = $2 and revoked_at is null',
      [tx.actor.id, targetId],
    );
    const row = await tx.first<LinkRow>(
      `insert into calendar_feed (territory_id, user_id, person_id, site_id, token_hash, locale) values ($1, $2, $3, $4, $5, $6)
       returning id, created_at as "createdAt", last_read_at as "lastReadAt"`,
      [tx.territoryId, tx.actor.id, kind === 'driver' ? targetId : null, kind === 'site' ? targetId : null, tokenHash, language],
    );
    return shown(row!);
  }

  /** Ends an address at once; ending it again changes nothing. @throws notFound for another person's. */
  async revoke(tx: Tx, linkId: string): Promise<void> {
    const found = await tx.query(
      'update calendar_feed set revoked_at = coalesce(revoked_at, now()) where id = $1 and user_id = $2 returning id',
      [linkId, tx.actor.id],
    );
    if (found.length === 0) throw notFound({ linkId });
  }
}

/** Nobody has somebody else's calendar, not even who sees every round. */
function own(tx: Tx): [string | null, string | null] {
  const { kind, personId, organisationId, role } = tx.actor;
  if (kind !== 'user') return [null, null];
  return [personId, role === 'driver' || reachOf(tx.actor, 'rounds:read') === null ? null : organisationId];
}

const shown = ({ id, createdAt, lastReadAt }: LinkRow): CalendarLink => ({
  id,
  createdAt: createdAt.toISOString(),
  lastReadAt: lastReadAt?.toISOString() ?? null,
});
