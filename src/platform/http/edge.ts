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
   * marked `Idempotent-Replayed: true`; the same key with another body is refused (422). The key's row is written last:
   * of two at once the second stumbles over it, is undone whole, and gives the first one's answer. A refusal keeps
   * nothing, so it may be tried again.
   */
  async post<T>(ask: Ask, serve: (tx: Tx) => Promise<T>): Promise<T> {
    const { key, actor, fingerprint } = ask;
    if (key === null) return this.work.run(actor, serve);
    try {
      return await this.work.run(actor, async (tx) => {
        const answer = await serve(tx);
        tx.atEnd(KEEP_ANSWER, [actor.territoryId, actor.id, key, fingerprint, JSON.stringify(answer ?? null)]);
        return answer;
      });
    } catch (error) {
      // Whatever stopped it: where the key has an answer this was a repetition, and that answer is the right one.
      const kept = await this.again<T>(ask);
      if (!kept) throw error;
      return kept.answer;
    }
  }

  /**
   * A POST whose work takes long and opens short transactions of its own: none is held while it runs. A key that has an
   * answer gives it again without working; of two at once both work, and both give the answer of the first to end.
   */
  async postLong<T>(ask: Ask, serve: () => Promise<T>): Promise<T> {
    const kept = await this.again<T>(ask);
    if (kept) return kept.answer;
    const answer = await serve();
    return this.post(ask, () => Promise.resolve(answer));
  }

  /** The answer this request has had before, marked as such; null where it has had none. */
  private async again<T>(ask: Ask): Promise<{ answer: T } | null> {
    const { key, fingerprint } = ask;
    const kept = key === null ? undefined : await this.kept(ask, key);
    if (!kept) return null;
    if (!fingerprint.equals(kept.request_hash)) throw keyReused({ key });
    void ask.reply.header('Idempotent-Replayed', 'true');
    return { answer: JSON.parse(kept.body) as T };
  }

  private kept({ actor }: Ask, key: string): Promise<{ request_hash: Buffer; body: string } | undefined> {
    return this.work.run(actor, (tx) =>
      tx.first<{ request_hash: Buffer; body: string }>(
        'select request_hash, body from idempotency where territory_id = $1 and actor = $2 and key = $3',
        [actor.territoryId, actor.id, key],
      ),
    );
  }
}

const KEEP_ANSWER = 'insert into idempotency (territory_id, actor, key, request_hash, body, status) values ($1, $2, $3, $4, $5, 200)';
