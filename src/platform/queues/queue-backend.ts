import { createPostgresBackend, Queue, Worker, type Job, type WorkerOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ENV, type Env } from '../config/env.js';
import { DATABASE_URL } from '../database/database-url.js';

/** An event as a job carries it: ids only, never personal data. */
export interface JobEvent {
  id: string;
  payload: object;
}

/** A job of ours: for which territory, and the events that caused it where they matter one by one. */
export interface JobData {
  territoryId: string;
  events: JobEvent[];
}

/**
 * Where jobs wait: PostgreSQL by default, Redis when REDIS_URL is set. The rest of the program cannot tell which.
 * A dead worker's job comes back within about ten seconds (lock 10 s, stalled check every 5 s; BullMQ's own
 * defaults take a minute).
 */
@Injectable()
export class QueueBackend implements OnApplicationShutdown {
  private readonly log = new Logger('queue');
  private readonly pool: pg.Pool | undefined;
  private readonly redis: Redis | undefined;
  private readonly duplicates: Redis[] = [];
  private readonly open: (Queue<JobData> | Worker<JobData>)[] = [];

  constructor(
    @Inject(ENV) private readonly env: Env,
    @Inject(DATABASE_URL) databaseUrl: string,
  ) {
    if (env.REDIS_URL) {
      this.redis = new Redis(env.REDIS_URL, { maxRetriesPerRequest: null, enableOfflineQueue: true, lazyConnect: false });
      this.redis.on('error', (error) => this.log.warn(`redis: ${error.message}`));
    } else {
      this.pool = new pg.Pool({
        connectionString: databaseUrl,
        max: 16,
        keepAlive: true,
        connectionTimeoutMillis: 5000,
        options: '-c search_path=bullmq,public',
        application_name: 'glane-queue',
      });
      // A dropped idle connection kills the process where nobody listens.
      this.pool.on('error', (error) => this.log.warn(`queue connection: ${error.message}`));
    }
  }

  get kind(): 'postgresql' | 'redis' {
    return this.redis ? 'redis' : 'postgresql';
  }

  /** Opens a queue to add jobs to. Finished jobs are dropped after an hour, failed ones kept for a month to be looked at. */
  queue(name: string): Queue<JobData> {
    const options = {
      defaultJobOptions: {
        attempts: 5,
        backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
        removeOnComplete: { age: 3600, count: 1000 },
        removeOnFail: { age: 30 * 86_400, count: 10_000 },
      },
    };
    const queue = this.redis
      ? new Queue<JobData>(name, { ...options, connection: this.redis, prefix: this.env.QUEUE_PREFIX })
      : new Queue<JobData>(name, { ...options, connection: this.pool as never }, createPostgresBackend as never);
    return this.keep(queue);
  }

  /** Opens a worker. Without `run` it takes no job by itself: the caller fetches them one after the other. */
  worker(name: string, run: ((job: Job<JobData>) => Promise<void>) | null, concurrency: number): Worker<JobData> {
    const options: Omit<WorkerOptions, 'connection'> = {
      concurrency,
      autorun: run !== null,
      lockDuration: 10_000,
      stalledInterval: 5000,
      maxStalledCount: 2,
      drainDelay: 2,
    };
    const redis = this.redis?.duplicate();
    if (redis) this.duplicates.push(redis);
    const worker = redis
      ? new Worker<JobData>(name, run, { ...options, connection: redis, prefix: this.env.QUEUE_PREFIX })
      : new Worker<JobData>(name, run, { ...options, connection: this.pool as never }, createPostgresBackend as never);
    return this.keep(worker);
  }

  private keep<T extends Queue<JobData> | Worker<JobData>>(thing: T): T {
    (thing as Worker<JobData>).on('error', (error: Error) => this.log.warn(`${thing.name}: ${error.message}`));
    this.open.push(thing);
    return thing;
  }

  /** Lets running jobs end, then closes workers before queues and queues before connections. */
  async onApplicationShutdown(): Promise<void> {
    for (const thing of this.open.splice(0).reverse()) await thing.close().catch(() => undefined);
    await this.pool?.end().catch(() => undefined);
    for (const redis of [...this.duplicates, ...(this.redis ? [this.redis] : [])]) redis.disconnect();
  }
}
