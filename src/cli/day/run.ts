import { setTimeout as wait } from 'node:timers/promises';
import type { Player } from '../../demo/player/player.js';
import type { Engine } from '../../platform/queues/engine.js';
import type { Clock } from './clock.js';

export interface Run {
  player: Player;
  engine: Engine;
  clock: Clock;
  from_ms: number;
  to_ms: number;
  /** Told at each look what time it is. */
  onLook: (now_ms: number) => void;
  /** True once the day is to be left unfinished. */
  isStopped: () => boolean;
}

const MINUTE_MS = 60_000;
/** Whatever is planned, time goes on in steps of at most this, so that cycles, rounds and expiry get their turn. */
const LONGEST_STEP_MS = 5 * MINUTE_MS;
/** How often a day that runs live looks around; between two looks nothing waits busily. */
const LOOK_MS = 250;

/** Runs the day with the clock standing still at each whole minute at which something happens, one thing after the other. */
export async function runStepped({ player, engine, clock, from_ms, to_ms, onLook, isStopped }: Run): Promise<void> {
  for (let now_ms = from_ms; !isStopped();) {
    await clock.set(now_ms, 0);
    await engine.drain();
    onLook(now_ms);
    let look = await player.act(now_ms);
    while (look.done > 0) {
      await engine.drain();
      look = await player.act(now_ms);
    }
    if (now_ms >= to_ms) return;
    const next_ms = Math.ceil((look.next_ms ?? Infinity) / MINUTE_MS) * MINUTE_MS;
    now_ms = Math.min(Math.max(next_ms, now_ms + MINUTE_MS), now_ms + LONGEST_STEP_MS, to_ms);
  }
}

/** Runs the day with everything at work at once, the clock `speed` times as fast as real time. */
export async function runLive({ player, engine, clock, from_ms, to_ms, onLook, isStopped }: Run, speed: number): Promise<void> {
  await clock.set(from_ms, speed);
  engine.start();
  for (;;) {
    const now_ms = await clock.now_ms();
    onLook(now_ms);
    await player.act(now_ms);
    if (now_ms >= to_ms || isStopped()) return;
    await wait(LOOK_MS);
  }
}
