import { plannedLots, type PlannedLot } from '../core/day/planned-lots.js';
import type { WeightLogs } from '../core/day/weights.js';
import { Answering } from './answering.js';
import { Driving } from './driving.js';
import { Giving } from './giving.js';
import { Receiving } from './receiving.js';
import { giversOf, type Action, type Part, type Stage } from './stage.js';
import { Tidying } from './tidying.js';

export interface PlayOptions {
  readonly lots: number;
  readonly logs: WeightLogs | null;
  /** Only lots that are declared from here to there are played; the others keep their numbers. */
  readonly from_ms?: number;
  readonly to_ms?: number;
  /** Codes of sites whose offers are left to a person for most of their time. */
  readonly patient?: ReadonlySet<string>;
}

/**
 * Plays everybody of one day through the API. What there is to do is read from the API each time, so a player that is
 * started in the middle of the day, or again after a crash, goes on where things stand.
 */
export class Player {
  readonly lots: readonly PlannedLot[];
  private readonly parts: readonly Part[];
  private readonly giving: Giving;

  constructor(stage: Stage, { lots, logs, patient, from_ms = -Infinity, to_ms = Infinity }: PlayOptions) {
    const planned = plannedLots({ seed: stage.seed, day: stage.day, timeZone: stage.timeZone, count: lots, givers: giversOf(stage), logs });
    this.lots = planned.filter(({ declareAt_ms }) => from_ms <= declareAt_ms && declareAt_ms <= to_ms);
    const receiving = new Receiving(stage);
    this.giving = new Giving(stage, this.lots);
    this.parts = [this.giving, new Answering(stage, patient), new Driving(stage, receiving), receiving, new Tidying(stage)];
  }

  /** How many of the lots could not be declared, because the law forbids it. */
  get refusedByLaw(): number {
    return this.giving.refused;
  }

  /** Finds out what happened before this start. */
  async resume(): Promise<void> {
    for (const part of this.parts) await part.resume();
  }

  /**
   * Does what is due at this moment, one thing after the other in a fixed order.
   *
   * @returns how much was done, and when there will next be something to do as far as is known; null: nothing is.
   */
  async act(now_ms: number): Promise<{ done: number; next_ms: number | null }> {
    const actions: Action[] = [];
    for (const part of this.parts) actions.push(...(await part.look(now_ms)));
    const due = actions
      .filter(({ at_ms }) => at_ms <= now_ms)
      .sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.at_ms - b.at_ms));
    for (const action of due) await action.perform();
    const later = actions.filter(({ at_ms }) => at_ms > now_ms && at_ms < Infinity);
    return { done: due.length, next_ms: later.reduce<number | null>((soonest, { at_ms }) => Math.min(soonest ?? Infinity, at_ms), null) };
  }
}
