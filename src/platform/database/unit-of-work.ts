import { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { PoolClient, QueryResult } from 'pg';
import { DataSource } from 'typeorm';
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
    const client = (await runner.connect()) as PoolClient;
    // Statements may be sent before the one ahead is answered: BEGIN with the first, the last writes with COMMIT.
    Object.assign(client, { pipeline: true });
    const begun = together(client, () => client.query(beginning(actor)), { untilNextTick: true });
    begun.catch(() => undefined);
    try {
      const tx = new Tx(client, actor);
      const result = await work(tx);
      const { sent, events } = together(client, () => {
        const last = tx.sendLast();
        return { ...last, sent: [begun, ...last.sent, client.query('commit')] };
      });
      await settled(sent);
      if (events > 0) this.commits.emit('committed');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/**
 * Lets the socket hold what is written meanwhile and send it as one piece: a system call for each statement costs more
 * than many of the statements. `untilNextTick` also takes in what the caller writes next without waiting.
 */
function together<T>(client: PoolClient, write: () => T, { untilNextTick = false } = {}): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  try {
    return write();
  } finally {
    if (untilNextTick) process.nextTick(() => stream.uncork());
    else stream.uncork();
  }
}

/** Waits for every answer, so that the connection is quiet again, then throws the first failure there was. */
async function settled(sent: Promise<unknown>[]): Promise<void> {
  const answers = await Promise.allSettled(sent);
  const failed = answers.find((answer) => answer.status === 'rejected');
  if (failed) throw failed.reason;
  // A COMMIT of a broken transaction answers ROLLBACK and no error.
  const commit = answers.at(-1) as PromiseFulfilledResult<QueryResult>;
  if (commit.value.command !== 'COMMIT') throw new Error('the transaction was rolled back by the database');
}

/**
 * BEGIN and the two SET LOCALs in one message. Both values are checked against a strict pattern first: this protocol
 * takes no parameters.
 */
function beginning(actor: Actor): string {
  const label = actorLabel(actor);
  if (!UUID.test(actor.territoryId) || !LABEL.test(label)) throw new Error('actor with a malformed territory or id');
  return `begin; set local app.territory = '${actor.territoryId}'; set local app.actor = '${label}'`;
}
