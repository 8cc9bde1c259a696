import type { EntityManager, QueryRunner } from 'typeorm';
import type { Actor } from '../../vocabulary/actor.js';
import type { EventDefinition } from '../outbox/event.js';

/** One open transaction of one actor in one territory. Services take it first; only edges open it. */
export class Tx {
  private readonly emitted: { type: string; payload: object }[] = [];
  private moment: Date | undefined;

  constructor(
    private readonly runner: QueryRunner,
    readonly actor: Actor,
  ) {}

  get territoryId(): string {
    return this.actor.territoryId;
  }

  /** TypeORM's manager on this transaction's connection. Never run two queries of one Tx at once: they share a connection. */
  get orm(): EntityManager {
    return this.runner.manager;
  }

  /** Runs one parametrised statement and returns its rows. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.runner.query(sql, parameters as unknown[], true);
    return result.records as Row[];
  }

  /** The first row, or undefined. */
  async first<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, parameters))[0];
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

  /** Writes the events said so far, in order, in one statement. Called once by the unit of work before it commits. */
  async writeEvents(): Promise<number> {
    if (this.emitted.length === 0) return 0;
    await this.query(
      `insert into outbox (territory_id, type, payload)
       select $1, e->>'type', e->'payload' from jsonb_array_elements($2::jsonb) with ordinality as x(e, n) order by n`,
      [this.territoryId, JSON.stringify(this.emitted)],
    );
    return this.emitted.length;
  }
}
