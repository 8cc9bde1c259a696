import { systemActor } from '../../vocabulary/actor.js';
import type { EventDefinition } from '../outbox/event.js';
import type { Tx } from '../database/tx.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { JobData, JobEvent } from './queue-backend.js';

/** What a room does when something happened or is due. */
export interface Reaction {
  readonly name: string;
  /** Event types that cause it; empty for what only time causes. */
  readonly events: readonly string[];
  /** One job for all events of a territory seen together, since the work looks at everything that is open anyway. */
  readonly together: boolean;
  /** A statement answering one row `{ due: boolean }` for the current territory: found by the sweep even when every job was lost. */
  readonly dueSql: string | null;
  readonly run: (job: JobData) => Promise<void>;
}

/**
 * Base of every `<room>.processor.ts`: the list of a room's reactions. One reactor owns one queue.
 * A job may run twice; `on` makes that harmless by writing the event's id first, `together` and `whenDue` must look
 * at the state before they act.
 */
export abstract class Reactor {
  readonly reactions: Reaction[] = [];

  protected constructor(
    readonly queue: string,
    private readonly unitOfWork: UnitOfWork,
    readonly concurrency = 4,
  ) {}

  /**
   * One effect for each event, whatever happens: each event's id is written first, in the effect's own transaction.
   * Events seen together share a transaction; when one of them fails, each gets its own, and only the failing ones
   * are tried again.
   */
  protected on<Payload extends object>(
    event: EventDefinition<Payload>,
    name: string,
    handle: (tx: Tx, payload: Payload, eventId: string) => Promise<void>,
  ): void {
    const effect = (territoryId: string, events: JobEvent[]): Promise<void> =>
      this.unitOfWork.run(systemActor(territoryId, this.queue), async (tx) => {
        const fresh = await tx.prepared<{ event_id: string }>(FIRST_TIME, [
          territoryId,
          events.map(({ id }) => id),
          `${this.queue}/${name}`,
        ]);
        const ids = new Set(fresh.map((row) => row.event_id));
        for (const { id, payload } of events) if (ids.has(id)) await handle(tx, payload as Payload, id);
      });
    const run = async ({ territoryId, events }: JobData): Promise<void> => {
      if (events.length === 1) return effect(territoryId, events);
      try {
        await effect(territoryId, events);
      } catch {
        const answers: PromiseSettledResult<void>[] = [];
        for (const one of events) answers.push(...(await Promise.allSettled([effect(territoryId, [one])])));
        const failed = answers.find((answer) => answer.status === 'rejected');
        if (failed) throw failed.reason;
      }
    };
    this.reactions.push({ name, events: [event.type], together: false, dueSql: null, run });
  }

  /** One job for all the events of these types that the relay sees together in a territory, and whenever `dueSql` says so. */
  protected together(
    events: readonly { readonly type: string }[],
    name: string,
    dueSql: string | null,
    handle: (territoryId: string) => Promise<void>,
  ): void {
    this.reactions.push({
      name,
      events: events.map((event) => event.type),
      together: true,
      dueSql,
      run: ({ territoryId }) => handle(territoryId),
    });
  }

  /** Work that time alone causes. `dueSql` is asked about every second in each territory, by the database's clock. */
  protected whenDue(name: string, dueSql: string, handle: (territoryId: string) => Promise<void>): void {
    this.together([], name, dueSql, handle);
  }
}

const FIRST_TIME = `
  insert into reaction_done (territory_id, event_id, reaction) select $1, unnest($2::bigint[]), $3 on conflict do nothing returning event_id`;
