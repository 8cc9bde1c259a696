import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { preparedQuery } from '../../platform/database/prepared-query.js';
import type { Tx } from '../../platform/database/tx.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { notFound } from '../../platform/http/http.errors.js';
import { systemActor } from '../../vocabulary/actor.js';
import type { Language } from '../../vocabulary/words.js';
import { showEntries } from './calendar-entries.js';
import { CALENDAR_WORDS } from './calendar-words.js';
import { readRoundsOfDriver, readTitle, readVisitsToSite } from './calendar.queries.js';
import { icalendar } from './icalendar.js';

/** A new token and what the database keeps of it. */
export interface CalendarToken {
  readonly token: string;
  readonly hash: Buffer;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** 256 random bits in 43 characters that an address may hold. */
export function drawCalendarToken(): CalendarToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOf(token) };
}

interface FeedRow {
  territory_id: string;
  id: string;
  person_id: string | null;
  site_id: string | null;
  locale: Language;
}

/**
 * The calendar behind a secret address. It is asked for before a territory is known, so it opens its own transaction, in
 * the territory that the token leads to.
 */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
  ) {}

  /** @throws notFound, the same whether a token was never made, was ended, or belongs to somebody who may read no more. */
  async read(token: string | undefined): Promise<string> {
    if (!token || !/^[A-Za-z0-9_-]{43}$/.test(token)) throw notFound();
    const [feed] = await preparedQuery<FeedRow>(this.dataSource, 'select * from find_calendar_feed($1)', [hashOf(token)]);
    if (!feed) throw notFound();
    return this.work.run(systemActor(feed.territory_id, 'calendar'), (tx) => this.write(tx, feed));
  }

  private async write(tx: Tx, { id, person_id: personId, site_id: siteId, locale }: FeedRow): Promise<string> {
    const title = await readTitle(tx, { personId, siteId });
    if (!title) throw notFound();
    const appointments = personId ? await readRoundsOfDriver(tx, personId, locale) : await readVisitsToSite(tx, siteId!, locale);
    const entries = await showEntries(tx, { targetId: personId ?? siteId!, locale }, appointments);
    tx.atEnd('update calendar_feed set last_read_at = now() where id = $1', [id]);
    const w = CALENDAR_WORDS[locale];
    return icalendar({
      name: title.site === null ? w.driver : w.site(title.site),
      timeZone: title.timeZone,
      events: entries.map(({ shown, ...entry }) => ({
        ...entry,
        ...shown,
        summary: entry.cancelled ? w.cancelled(shown.summary) : shown.summary,
      })),
    });
  }
}
