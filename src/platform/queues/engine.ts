import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import { UnrecoverableError, type Job, type Worker } from 'bullmq';
import { Rejection } from '../../vocabulary/rejection.js';
import { ENV, type Env } from '../config/env.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Dispatcher } from './dispatcher.js';
import { QueueBackend, type JobData } from './queue-backend.js';
import { Reactors } from './reactors.js';

/**
 * Runs the reactions: live, with workers and timers, or stepped, one job after the other on demand. Both take their
 * jobs from the same queues through the same code, so a stepped day decides what a live one would.
 */
@Injectable()
export class Engine implements OnApplicationShutdown {
  private readonly log = new Logger('engine');
  private readonly manual = new Map<string, Worker<JobData>>();
  private readonly running = new Set<string>();
  private stopping = false;

  constructor(
    @Inject(ENV) private readonly env: Env,
    private readonly work: UnitOfWork,
    private readonly backend: QueueBackend,
    private readonly dispatcher: Dispatcher,
    private readonly reactors: Reactors,
    private readonly schedule: SchedulerRegistry,
  ) {}

  /** Starts workers, the outbox relay and the sweep. */
  start(): void {
    for (const reactor of this.reactors.all()) {
      this.backend.worker(
        reactor.queue,
        (job) => this.perform(reactor.queue, job),
        Math.min(reactor.concurrency, this.env.WORKER_CONCURRENCY),
      );
    }
    let last = 0;
    const relay = (): void => {
      last = performance.now();
      void this.alone('relay', async () => {
        while ((await this.dispatcher.publish()) > 0);
      });
    };
    // At once when it is calm, together with its neighbours when it is not: a job for each commit would cost more than the work.
    this.work.commits.on('committed', () => {
      if (performance.now() - last > this.env.RELAY_MS) relay();
    });
    this.schedule.addInterval('relay', setInterval(relay, this.env.RELAY_MS));
    this.schedule.addInterval(
      'sweep',
      setInterval(() => void this.alone('sweep', () => this.dispatcher.sweep()), this.env.SWEEP_MS),
    );
  }

  /** One at a time per task: a slow database must not pile up looks at it. */
  private async alone(task: string, run: () => Promise<unknown>): Promise<void> {
    if (this.running.has(task) || this.stopping) return;
    this.running.add(task);
    try {
      await run();
    } catch (error) {
      if (!this.stopping) this.log.warn(`${task}: ${(error as Error).message}`);
    } finally {
      this.running.delete(task);
    }
  }

  /**
   * Runs everything that is due now, in a fixed order, and returns when nothing is left: events published, jobs done,
   * sweeps empty. For stepped days and tests; a job that fails throws here.
   */
  async drain(): Promise<void> {
    // A sweep that keeps naming the same due work without any event coming of it must not hold us for ever.
    for (let idleSweeps = 0; idleSweeps < 3;) {
      const moved = (await this.dispatcher.publish()) + (await this.runWaiting());
      if (moved > 0) idleSweeps = 0;
      else if ((await this.dispatcher.sweep()) === 0) return;
      else {
        await this.runWaiting();
        idleSweeps++;
      }
    }
  }

  private async runWaiting(): Promise<number> {
    let done = 0;
    for (const { queue } of this.reactors.all()) {
      let worker = this.manual.get(queue);
      if (!worker) this.manual.set(queue, (worker = this.backend.worker(queue, null, 1)));
      const token = `step-${process.pid}`;
      for (;;) {
        const job = await worker.getNextJob(token, { block: false });
        if (!job) break;
        try {
          await this.perform(queue, job);
          await job.moveToCompleted(null, token, false);
        } catch (error) {
          await job.moveToFailed(error as Error, token, false);
          throw error;
        }
        done++;
      }
    }
    return done;
  }

  private async perform(queue: string, job: Job<JobData>): Promise<void> {
    try {
      await this.reactors.reaction(queue, job.name).run(job.data);
    } catch (error) {
      // A named refusal is an answer: trying it again would only be refused again.
      if (error instanceof Rejection) {
        this.log.log(`${queue}/${job.name}: ${error.message}`);
        throw new UnrecoverableError(error.message);
      }
      this.log.error(`${queue}/${job.name} ${job.id}: ${(error as Error).stack}`);
      throw error;
    }
  }

  /** Jobs waiting, running and failed, for the health page. */
  async counts(): Promise<{ waiting: number; active: number; failed: number }> {
    const sum = { waiting: 0, active: 0, failed: 0 };
    for (const { queue } of this.reactors.all()) {
      const counts = await this.dispatcher.queue(queue).getJobCounts('waiting', 'active', 'failed', 'delayed');
      sum.waiting += (counts['waiting'] ?? 0) + (counts['delayed'] ?? 0);
      sum.active += counts['active'] ?? 0;
      sum.failed += counts['failed'] ?? 0;
    }
    return sum;
  }

  onApplicationShutdown(): void {
    this.stopping = true;
    for (const name of this.schedule.getIntervals()) this.schedule.deleteInterval(name);
  }
}
