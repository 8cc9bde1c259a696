import { Injectable } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { DataSource } from 'typeorm';
import { systemActor } from '../../vocabulary/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { QueueBackend, type JobData } from './queue-backend.js';
import { Reactors } from './reactors.js';

interface OutboxRow {
  id: string;
  territory_id: string;
  type: string;
  payload: object;
}

type NewJob = { name: string; data: JobData; opts: { jobId: string } };

const BATCH = 500;
/** Events that share one job, and so one transaction. */
const MOST_EVENTS = 50;
const ADD_TIMEOUT_MS = 5000;

/**
 * Moves work from the database into the queues: what happened (the outbox) and what is due (the sweep). The queue is
 * only a doorbell: the rows stay the truth, so that an emptied queue is filled again from them.
 */
@Injectable()
export class Dispatcher {
  private readonly queues = new Map<string, Queue<JobData>>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly work: UnitOfWork,
    private readonly backend: QueueBackend,
    private readonly reactors: Reactors,
  ) {}

  queue(name: string): Queue<JobData> {
    let queue = this.queues.get(name);
    if (!queue) this.queues.set(name, (queue = this.backend.queue(name)));
    return queue;
  }

  /**
   * Takes the events not yet published, adds their jobs, marks them. Marking comes last, in the same transaction as
   * the taking: a crash in between adds the jobs again, which the reactions bear.
   *
   * @returns how many events were taken.
   */
  async publish(): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      const rows = await manager.query<OutboxRow[]>('select * from take_outbox($1)', [BATCH]);
      if (rows.length === 0) return 0;
      await this.add(this.jobsFor(rows));
      await manager.query('select mark_published($1)', [rows.map((row) => row.id)]);
      return rows.length;
    });
  }

  private jobsFor(rows: OutboxRow[]): Map<string, NewJob[]> {
    const jobs = new Map<string, NewJob[]>();
    for (const reactor of this.reactors.all()) {
      for (const reaction of reactor.reactions) {
        const caused = rows.filter((row) => reaction.events.includes(row.type));
        for (const territoryId of new Set(caused.map((row) => row.territory_id))) {
          const own = caused.filter((row) => row.territory_id === territoryId);
          const events = own.map(({ id, payload }) => ({ id, payload }));
          for (let from = 0; from < events.length; from += reaction.together ? events.length : MOST_EVENTS) {
            const part = events.slice(from, from + MOST_EVENTS);
            // Named after its newest event: the same events published again make the same job.
            const newest = own.at(reaction.together ? -1 : from + part.length - 1)!.id;
            push(jobs, reactor.queue, {
              name: reaction.name,
              data: { territoryId, events: reaction.together ? [] : part },
              opts: { jobId: `${reaction.name}-e${newest}` },
            });
          }
        }
      }
    }
    return jobs;
  }

  /**
   * Asks each territory's rows what is due and adds a job for each answer. This is schedule and reconciler in one:
   * it needs no delayed job, so a flushed queue or a wrong worker clock loses and hurries nothing.
   *
   * @returns how many jobs were added.
   */
  async sweep(): Promise<number> {
    const territories = await this.dataSource.query<{ id: string }[]>('select id from territory_ids()');
    let added = 0;
    for (const { id } of territories) {
      const jobs = await this.dueJobs(id);
      await this.add(jobs);
      for (const list of jobs.values()) added += list.length;
    }
    return added;
  }

  private async dueJobs(territoryId: string): Promise<Map<string, NewJob[]>> {
    const timed = this.reactors
      .all()
      .flatMap((reactor) => reactor.reactions.filter((r) => r.dueSql).map((reaction) => ({ reactor, reaction })));
    const jobs = new Map<string, NewJob[]>();
    await this.work.run(systemActor(territoryId, 'sweep'), async (tx) => {
      const asked = timed.map(({ reaction }, index) => `(${reaction.dueSql}) as d${index}`).join(', ');
      const answer = timed.length ? (await tx.first<Record<string, boolean>>(`select ${asked}`))! : {};
      jobs.clear();
      timed.forEach(({ reactor, reaction }, index) => {
        if (answer[`d${index}`]) {
          const data = { territoryId, events: [] };
          push(jobs, reactor.queue, { name: reaction.name, data, opts: { jobId: `${reaction.name}-d${Date.now()}-${territoryId}` } });
        }
      });
      for (const job of await this.lostEvents(tx.query.bind(tx), territoryId)) push(jobs, job.queue, job.job);
    });
    return jobs;
  }

  /** Events published a while ago whose reaction never finished: their job was lost with the queue, so it is made again. */
  private async lostEvents(
    query: <R>(sql: string, p: unknown[]) => Promise<R[]>,
    territoryId: string,
  ): Promise<{ queue: string; job: NewJob }[]> {
    const once = this.reactors
      .all()
      .flatMap((reactor) => reactor.reactions.filter((r) => r.events.length > 0 && !r.together).map((reaction) => ({ reactor, reaction })));
    if (once.length === 0) return [];
    const rows = await query<OutboxRow & { reaction: string }>(
      `select o.id, o.territory_id, o.type, o.payload, r.reaction
         from outbox o join jsonb_to_recordset($1::jsonb) as r(type text, reaction text) on r.type = o.type
        where o.territory_id = $2 and o.published_at < now() - interval '30 seconds' and o.published_at > now() - interval '2 days'
          and not exists (select from reaction_done d where d.event_id = o.id and d.reaction = r.reaction)
        order by o.id limit 200`,
      [
        JSON.stringify(once.map(({ reactor, reaction }) => ({ type: reaction.events[0], reaction: `${reactor.queue}/${reaction.name}` }))),
        territoryId,
      ],
    );
    return rows.map((row) => {
      const [queue, name] = row.reaction.split('/') as [string, string];
      // Not the name it had: a failed job that is kept for a person to look at must not keep its event from being tried again.
      const opts = { jobId: `${name}-l${row.id}-${Math.floor(Date.now() / 60_000)}` };
      return { queue, job: { name, data: { territoryId, events: [{ id: row.id, payload: row.payload }] }, opts } };
    });
  }

  /** Redis makes `add` wait for ever while it is down; the outbox must not hold its transaction open for that. */
  private async add(jobs: Map<string, NewJob[]>): Promise<void> {
    for (const [name, list] of jobs) {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>(
        (_, reject) => (timer = setTimeout(() => reject(new Error(`queue ${name} does not answer`)), ADD_TIMEOUT_MS)),
      );
      try {
        const [only, ...others] = list as [NewJob, ...NewJob[]];
        const queue = this.queue(name);
        await Promise.race([others.length > 0 ? queue.addBulk(list) : queue.add(only.name, only.data, only.opts), late]);
      } finally {
        clearTimeout(timer);
      }
    }
  }
}

function push(jobs: Map<string, NewJob[]>, queue: string, job: NewJob): void {
  const list = jobs.get(queue);
  if (list) list.push(job);
  else jobs.set(queue, [job]);
}
