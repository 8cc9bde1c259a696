import type { RecipientKind } from '../../vocabulary/food.js';
import { constraints } from './constraints/index.js';
import { Pair } from './pair.js';
import { prepare, type Prepared, type PreparedLot, type PreparedRecipient } from './prepared.js';
import type { Problem } from './problem.js';
import type { Placement, Proposal } from './proposal.js';

const MINUTE_MS = 60_000;

/** How long before its last moment food is given to the hub, or to a last resort, when somebody better might still take it. */
export interface Patience {
  readonly hub_min: number;
  readonly outlet_min: number;
}

/**
 * Found with the simulator (docs/simulation.md): an hour and a quarter is enough for the hub to answer and for a second one
 * to be asked; outlets answer at once, so for them half an hour is plenty.
 */
export const USUAL_PATIENCE: Patience = { hub_min: 75, outlet_min: 30 };

/** What to offer now, and what the next cycles may decide better. */
export interface Held {
  readonly now: readonly Placement[];
  readonly waits: readonly Placement[];
}

/**
 * A cycle decides as if it were the last one: what no association has room for this minute goes to the hub or the compost.
 * But room is freed by every distribution and every refusal. A placement waits when
 * - the policy values another kind of recipient more, and one of that kind may take the lot as soon as it has room, and
 * - the recipient can still be given the lot `patience` later: nothing is lost by waiting until then.
 * What waits keeps its lot open for the next cycle; nobody is promised anything by it. Associations never wait.
 */
export function hold(problem: Problem, { placements }: Pick<Proposal, 'placements'>, patience: Patience = USUAL_PATIENCE): Held {
  const patienceOf: Readonly<Record<RecipientKind, number>> = {
    association: 0,
    hub: patience.hub_min,
    feed: patience.outlet_min,
    compost: patience.outlet_min,
  };
  const { tierWeight } = problem.policy;
  const today = new Look(problem, 0);
  const later = new Map<number, Look>();
  const waits = placements.filter(({ lot, recipient }) => {
    const { kind } = today.recipient(recipient);
    const minutes = patienceOf[kind];
    if (minutes === 0 || !today.hopes(lot, (other) => tierWeight[other.kind] > tierWeight[kind])) return false;
    const look = later.get(minutes) ?? new Look(problem, minutes);
    later.set(minutes, look);
    return look.allows(lot, recipient);
  });
  const waiting = new Set(waits);
  return { now: placements.filter((placement) => !waiting.has(placement)), waits };
}

/** The problem some minutes later: who may still take what. */
class Look {
  private readonly pair: Pair;
  private readonly lots: ReadonlyMap<string, PreparedLot>;
  private readonly recipients: ReadonlyMap<string, PreparedRecipient>;

  constructor(problem: Problem, minutes: number) {
    const now = new Date(Date.parse(problem.now) + minutes * MINUTE_MS).toISOString();
    const prepared: Prepared = prepare({ ...problem, now });
    this.pair = new Pair(prepared);
    this.lots = new Map(prepared.lots.map((lot) => [lot.id, lot]));
    this.recipients = new Map(prepared.recipients.map((recipient) => [recipient.id, recipient]));
  }

  recipient(id: string): PreparedRecipient {
    return this.recipients.get(id)!;
  }

  allows(lot: string, recipient: string): boolean {
    const pair = this.pair.of(this.lots.get(lot)!, this.recipients.get(recipient)!);
    return constraints.every((rule) => rule.refuses(pair) === false);
  }

  /** Whether any recipient that is `better` may take the lot, were it not full. */
  hopes(lotId: string, better: (recipient: PreparedRecipient) => boolean): boolean {
    const lot = this.lots.get(lotId)!;
    return [...this.recipients.values()].some((recipient) => {
      if (!better(recipient)) return false;
      const pair = this.pair.of(lot, recipient);
      return constraints.every((rule) => (rule.code === 'cold-chain' ? canKeep(recipient, lot) : rule.refuses(pair) === false));
    });
  }
}

/** A cold room that is full today is one that may be empty after the next distribution. */
const canKeep = ({ capacity_g }: PreparedRecipient, { cold }: PreparedLot): boolean => capacity_g === undefined || cold in capacity_g;
