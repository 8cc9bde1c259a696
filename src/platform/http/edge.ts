import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Ask } from './ask.js';
import { keyReused } from './http.errors.js';

/** What controllers open their one transaction with. */
@Injectable()
export class Edge {
  constructor(private readonly work: UnitOfWork) {}

  /** A read or an update: one transaction, no idempotency key. */
  run<T>(ask: Ask, serve: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.run(ask.actor, serve);
  }

  /**
   * A POST: with an Idempotency-Key the first answer is kept in the same transaction as its effects and given again,
   * marked `Idempotent-Replayed: true`; the same key with another body is refused (422). Two at once: the second waits
   * for the first and gets its answer. A refusal keeps nothing, so it may be tried again.
   */
  async post<T>(ask: Ask, serve: (tx: Tx) => Promise<T>): Promise<T> {
    const { key, actor } = ask;
    if (key === null) return this.work.run(actor, serve);
    return this.work.run(actor, async (tx) => {
      const fresh = await tx.query(
        'insert into idempotency (territory_id, actor, key, request_hash) values ($1, $2, $3, $4) on conflict do nothing returning 1',
        [actor.territoryId, actor.id, key, ask.fingerprint],
      );
      if (fresh.length === 0) return this.replay<T>(tx, ask, key);
      const answer = await serve(tx);
      await tx.query('update idempotency set body = $4, status = 200 where territory_id = $1 and actor = $2 and key = $3', [actor.territoryId, actor.id, key, JSON.stringify(answer ?? null)]);
      return answer;
    });
  }

  private async replay<T>(tx: Tx, { actor, fingerprint, reply }: Ask, key: string): Promise<T> {
    const kept = await tx.first<{ request_hash: Buffer; body: string }>('select request_hash, body from idempotency where territory_id = $1 and actor = $2 and key = $3', [actor.territoryId, actor.id, key]);
    if (!kept || !fingerprint.equals(kept.request_hash)) throw keyReused({ key });
    void reply.header('Idempotent-Replayed', 'true');
    return JSON.parse(kept.body) as T;
  }
}
