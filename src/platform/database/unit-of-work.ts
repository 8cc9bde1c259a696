import { EventEmitter } from 'node:events';
import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { actorLabel, type Actor } from '../../vocabulary/actor.js';
import { Tx } from './tx.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const LABEL = /^[a-z]+:[A-Za-z0-9-]{1,64}$/;
const RETRIED = new Set(['40001', '40P01']);
const TRIES = 4;

/** Opens the one transaction of an edge: territory and actor are set with SET LOCAL, events are written, then it commits. */
@Injectable()
export class UnitOfWork {
  /** Emits 'committed' after a transaction that wrote events, so that a relay in this process need not wait for its next look. */
  readonly commits = new EventEmitter();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction and returns its result. A deadlock or a serialization failure is tried again, at
   * most three times, so `work` may run more than once: it must keep its effects inside the transaction.
   */
  async run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(actor, work);
      } catch (error) {
        if (attempt >= TRIES || !RETRIED.has((error as { code?: string }).code ?? '')) throw error;
      }
    }
  }

  private async once<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await begin(runner, actor);
      const tx = new Tx(runner, actor);
      const result = await work(tx);
      const events = await tx.writeEvents();
      await runner.commitTransaction();
      if (events > 0) this.commits.emit('committed');
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/**
 * BEGIN and the two SET LOCALs in one message, since a round trip each would cost more than the work they do. Both
 * values are checked against a strict pattern first: this protocol takes no parameters.
 */
async function begin(runner: QueryRunner, actor: Actor): Promise<void> {
  const label = actorLabel(actor);
  if (!UUID.test(actor.territoryId) || !LABEL.test(label)) throw new Error('actor with a malformed territory or id');
  const client = (await runner.connect()) as { query(sql: string): Promise<unknown> };
  await client.query(`begin; set local app.territory = '${actor.territoryId}'; set local app.actor = '${label}'`);
  // TypeORM must know that a transaction is open, or its own save() would open and commit one of its own.
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
}
