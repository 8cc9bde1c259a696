import { createHash } from 'node:crypto';
import type { PoolClient, QueryResult } from 'pg';
import type { Actor } from '../../vocabulary/actor.js';
import type { EventDefinition } from '../outbox/event.js';

/** Names of prepared statements by their text: the same on every connection. */
const names = new Map<string, string>();

/** One open transaction of one actor in one territory. Services take it first; only edges open it. */
export class Tx {
  private readonly emitted: { type: string; payload: object }[] = [];
  private readonly last: Write[] = [];
  private moment: Date | undefined;

  constructor(
    private readonly client: PoolClient,
    readonly actor: Actor,
  ) {}

  get territoryId(): string {
    return this.actor.territoryId;
  }

  /** Runs one parametrised statement and returns its rows. Never run two of one Tx at once: what fails must fail in order. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = (await this.client.query(sql, parameters as unknown[])) as QueryResult;
    return result.rows as Row[];
  }

  /** The first row, or undefined. */
  async first<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, parameters))[0];
  }

  /** Like `query`, parsed and planned once a connection. For statements of the busiest paths whose text never changes. */
  async prepared<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = (await this.client.query({ name: nameOf(sql), text: sql, values: parameters as unknown[] })) as QueryResult;
    return result.rows as Row[];
  }

  /** The transaction's moment by the database's clock: the only "now" a service may use. */
  async now(): Promise<Date> {
    this.moment ??= (await this.first<{ now: Date }>('select app_now() as now'))!.now;
    return this.moment;
  }

  /** Says what happened; the event is stored in this transaction and reaches the other rooms after it commits. */
  emit<Payload extends object>(event: EventDefinition<Payload>, payload: Payload): void {
    this.emitted.push({ type: event.type, payload });
  }

  /** A write whose answer nobody waits for: it is sent with the commit, after everything else, in one journey to the database. Its failure undoes all. */
  atEnd(sql: string, parameters: readonly unknown[]): void {
    this.last.push({ sql, parameters });
  }

  /** The connection itself, for streams (COPY), which cannot share it with statements sent ahead. */
  connection(): PoolClient {
    Object.assign(this.client, { pipeline: false });
    return this.client;
  }

  /**
   * Sends the last writes and the events said so far, without waiting; the unit of work sends its commit right behind.
   * Writes that stand alone go as one statement, since each answer costs the server a system call of its own.
   */
  sendLast(): { sent: Promise<unknown>[]; events: number } {
    const events = this.emitted.length;
    const writes =
      events > 0 ? [...this.last, { sql: INSERT_EVENTS, parameters: [this.territoryId, JSON.stringify(this.emitted)] }] : this.last;
    const alone = writes.filter(({ sql }) => !SIMPLE_INSERT.test(sql));
    const merged = merge(writes.filter(({ sql }) => SIMPLE_INSERT.test(sql)));
    return { sent: [...alone, ...merged].map(({ sql, parameters }) => this.prepared(sql, parameters)), events };
  }
}

interface Write {
  sql: string;
  parameters: readonly unknown[];
}

const SIMPLE_INSERT = /^\s*insert into /;

/** Several inserts as one statement: each becomes a part of a WITH, its parameters numbered on. */
function merge(writes: readonly Write[]): Write[] {
  if (writes.length < 2) return [...writes];
  let before = 0;
  const parts = writes.map(({ sql, parameters }, n) => {
    const shifted = sql.replaceAll(/\$(\d+)/g, (_, number: string) => `$${Number(number) + before}`);
    before += parameters.length;
    return `w${n} as (${shifted})`;
  });
  return [{ sql: `with ${parts.join(', ')} select`, parameters: writes.flatMap(({ parameters }) => [...parameters]) }];
}

const INSERT_EVENTS = `
  insert into outbox (territory_id, type, payload)
  select $1, e->>'type', e->'payload' from jsonb_array_elements($2::jsonb) with ordinality as x(e, n) order by n`;

/** The name under which a connection keeps this statement prepared. */
export function nameOf(sql: string): string {
  let name = names.get(sql);
  if (!name) names.set(sql, (name = `g${createHash('sha1').update(sql).digest('hex').slice(0, 20)}`));
  return name;
}
