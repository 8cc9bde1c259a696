import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ENV, type Env } from '../config/env.js';
import { databaseAway } from '../http/http.errors.js';
import { Engine } from '../queues/engine.js';

/** What an operator's monitor asks for. Ages are of the real clock, never of a demonstration's. */
export interface Health {
  status: 'ready';
  database: true;
  /** Events not yet passed on, and how long the oldest has been waiting. */
  outbox: { waiting: number; oldest_s: number };
  /** Jobs of the queues; null where the queue does not answer, which loses nothing: the rows are the truth. */
  queue: { kind: 'postgresql' | 'redis'; waiting: number; active: number; failed: number } | null;
  demo: boolean;
}

/** How long the queue may take to count its jobs: an absent Redis would let the question wait for ever. */
const COUNT_TIMEOUT_MS = 2000;

/** Whether this process can serve, and what is waiting. */
@Injectable()
export class HealthService {
  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly dataSource: DataSource,
    private readonly engine: Engine,
  ) {}

  /** @throws databaseAway where the database does not answer: then nothing can be served. */
  async ready(): Promise<Health> {
    const [outbox] = await this.dataSource
      .query<{ waiting: string; oldest_s: number }[]>('select waiting, oldest_s from outbox_health()')
      .catch(() => {
        throw databaseAway();
      });
    return {
      status: 'ready',
      database: true,
      outbox: { waiting: Number(outbox!.waiting), oldest_s: outbox!.oldest_s },
      queue: await this.queue(),
      demo: this.env.DEMO,
    };
  }

  private async queue(): Promise<Health['queue']> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => (timer = setTimeout(() => resolve(null), COUNT_TIMEOUT_MS)));
    try {
      const counts = await Promise.race([this.engine.counts(), late]);
      return counts && { kind: this.env.REDIS_URL ? 'redis' : 'postgresql', ...counts };
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }
}
