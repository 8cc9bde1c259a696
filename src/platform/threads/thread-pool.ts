import { Thread, type ThreadKind } from './thread.js';

/** The program is ending: what was being worked on is left to whoever runs next. */
export class Stopped extends Error {}

/** How long a thread without work is kept. */
const IDLE_MS = 30_000;

/** A few threads of one kind, used again one task after the other. Whoever finds none free waits for one. */
export class ThreadPool<Task> {
  private readonly idle: Thread<Task>[] = [];
  private readonly busy = new Set<Thread<Task>>();
  private readonly waiting: (() => void)[] = [];
  private isStopped = false;

  constructor(
    /** Asked whenever a thread starts. */
    private readonly kind: () => ThreadKind,
    private readonly most: number,
  ) {}

  /**
   * Runs a task as soon as a thread is free; `spare` starts one beyond the number, for this task alone and without a memory limit.
   *
   * @throws NoAnswer, or Stopped when the program is ending.
   */
  async run(task: Task, { limit_ms, spare = false }: { limit_ms: number; spare?: boolean }): Promise<unknown> {
    const thread = spare ? this.start({ ...this.kind(), memory_mib: null }) : await this.take();
    try {
      return await thread.run(task, limit_ms);
    } catch (error) {
      if (this.isStopped) throw new Stopped('the program is ending');
      throw error;
    } finally {
      this.busy.delete(thread);
      if (spare || this.isStopped) await thread.end();
      else if (thread.isAlive) this.keep(thread);
      this.waiting.shift()?.();
    }
  }

  /** For the next task, if that comes soon: a large one leaves a large heap behind, which a thread without work never gives back. */
  private keep(thread: Thread<Task>): void {
    this.idle.push(thread);
    setTimeout(() => {
      const at = this.idle.indexOf(thread);
      if (at !== -1 && performance.now() - thread.lastDone >= IDLE_MS) void this.idle.splice(at, 1)[0]!.end();
    }, IDLE_MS + 1).unref();
  }

  private async take(): Promise<Thread<Task>> {
    while (this.busy.size >= this.most && !this.isStopped) await new Promise<void>((resolve) => this.waiting.push(resolve));
    const thread = this.idle.pop();
    if (!thread?.isAlive) return this.start(this.kind());
    this.busy.add(thread);
    return thread;
  }

  private start(kind: ThreadKind): Thread<Task> {
    if (this.isStopped) throw new Stopped('the program is ending');
    const thread = new Thread<Task>(kind);
    this.busy.add(thread);
    return thread;
  }

  /** Ends all threads; what they were doing is answered with Stopped. */
  async stop(): Promise<void> {
    this.isStopped = true;
    for (const wake of this.waiting.splice(0)) wake();
    await Promise.all([...this.idle.splice(0), ...this.busy].map((thread) => thread.end()));
  }
}
