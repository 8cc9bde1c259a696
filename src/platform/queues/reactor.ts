import { systemActor } from '../../vocabulary/actor.js';
import type { EventDefinition } from '../outbox/event.js';
import type { Tx } from '../database/tx.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { JobData } from './queue-backend.js';

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

  /** One job and one transaction for each event; a second run of the same event does nothing. */
  protected on<Payload extends object>(event: EventDefinition<Payload>, name: string, handle: (tx: Tx, payload: Payload, eventId: string) => Promise<void>): void {
    const run = async ({ territoryId, eventId, payload }: JobData): Promise<void> => {
      await this.unitOfWork.run(systemActor(territoryId, this.queue), async (tx) => {
        const first = await tx.query('insert into reaction_done (territory_id, event_id, reaction) values ($1, $2, $3) on conflict do nothing returning 1', [
          territoryId,
          eventId,
          this.fullName(name),
        ]);
        if (first.length > 0) await handle(tx, payload as Payload, eventId!);
      });
    };
    this.reactions.push({ name, events: [event.type], together: false, dueSql: null, run });
  }

  /** One job for all the events of these types that the relay sees together in a territory, and whenever `dueSql` says so. */
  protected together(events: readonly { readonly type: string }[], name: string, dueSql: string | null, handle: (territoryId: string) => Promise<void>): void {
    this.reactions.push({ name, events: events.map((event) => event.type), together: true, dueSql, run: ({ territoryId }) => handle(territoryId) });
  }

  /** Work that time alone causes. `dueSql` is asked about every second in each territory, by the database's clock. */
  protected whenDue(name: string, dueSql: string, handle: (territoryId: string) => Promise<void>): void {
    this.together([], name, dueSql, handle);
  }

  private fullName(name: string): string {
    return `${this.queue}/${name}`;
  }
}
