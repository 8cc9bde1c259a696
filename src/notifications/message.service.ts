import { Injectable } from '@nestjs/common';
import { reachOf } from '../auth/permissions.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound } from '../platform/http/http.errors.js';
import { pageAsked, pageOf } from '../platform/http/page.js';
import type { Language } from '../vocabulary/words.js';
import type { Message, MessagePage, MessageQuery } from './message.dto.js';
import { sayIn, type MessageFacts, type MessageKind } from './message-kind.js';
import { MESSAGE_KINDS } from './message-kinds.js';

interface MessageRow {
  id: string;
  kind: string;
  facts: MessageFacts;
  createdAt: Date;
  readAt: Date | null;
  timeZone: string;
}

/**
 * Whose messages an actor reads: a driver those about the own rounds, everyone else those of the own organisation, and a
 * coordinator those for coordinators. $1 = role, $2 = organisation, $3 = person, $4 = whether the reach is the territory.
 */
const MINE = `
  ((m.role is null and $1 <> 'driver' and m.organisation_id = $2) or (m.role = 'driver' and m.facts->>'personId' = $3::text) or (m.role = 'coordinator' and $4::boolean))`;

/** Messages: written once an event, read by those they are for. */
@Injectable()
export class MessageService {
  /** Writes the messages of one event, in one statement. The database's unique key keeps a second run from writing them again. */
  async tell(tx: Tx, { kind, people }: MessageKind, payload: object, eventId: string): Promise<void> {
    await tx.prepared(
      `insert into message (territory_id, event_id, kind, organisation_id, site_id, role, facts)
       select $2, $3, $4, who.organisation_id, who.site_id, who.role, who.facts from (${people}) who on conflict do nothing`,
      [JSON.stringify(payload), tx.territoryId, eventId, kind],
    );
  }

  /** The actor's messages, newest first. */
  async list(tx: Tx, query: MessageQuery, language: Language): Promise<MessagePage> {
    const asked = pageAsked(query);
    const rows = await this.read(
      tx,
      `($5::uuid is null or m.id < $5) and ($6::boolean is false or m.read_at is null)`,
      [asked.after, query.unread === 'true'],
      asked.take,
    );
    return pageOf(rows, asked, (row) => shown(row, language));
  }

  /**
   * Marks a message as read; reading it again changes nothing.
   *
   * @throws notFound for one that is not the actor's.
   */
  async markRead(tx: Tx, messageId: string, language: Language): Promise<Message> {
    const [row] = await this.read(tx, 'm.id = $5', [messageId], 1);
    if (!row) throw notFound({ messageId });
    const now = await tx.now();
    if (!row.readAt) await tx.query('update message set read_at = app_now() where id = $1', [messageId]);
    return shown({ ...row, readAt: row.readAt ?? now }, language);
  }

  private read(tx: Tx, where: string, values: unknown[], take: number): Promise<MessageRow[]> {
    const { role, organisationId, personId } = tx.actor;
    return tx.query<MessageRow>(
      `select m.id, m.kind, m.facts, m.created_at as "createdAt", m.read_at as "readAt", t.time_zone as "timeZone"
         from message m join territory t on t.id = m.territory_id where ${MINE} and ${where} order by m.id desc limit ${take}`,
      [role, organisationId, personId, reachOf(tx.actor, 'messages:read') === 'any', ...values],
    );
  }
}

function shown({ id, kind, facts, createdAt, readAt, timeZone }: MessageRow, language: Language): Message {
  const found = MESSAGE_KINDS.find((candidate) => candidate.kind === kind);
  return {
    id,
    kind,
    text: found ? found.words[language](facts, sayIn(language, timeZone)) : kind,
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
    link: found?.link(facts) ?? '/',
  };
}
