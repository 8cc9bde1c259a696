import { setTimeout as wait } from 'node:timers/promises';
import { addDays, instantOf, localDate } from '../vocabulary/local-time.js';
import { TERRITORY } from './core/district.js';
import { emailOf } from './core/rows.js';
import { DemoClock } from './demo-clock.js';
import { DEMO_PASSWORD } from './load.js';
import { Api } from './player/api.js';
import { Player } from './player/player.js';
import { openStage } from './player/stage.js';

export interface LiveDayOptions {
  /** Where the running application listens. */
  origin: string;
  /** The application's own login to the database. */
  appUrl: string;
  /** How many times faster than real time. */
  speed?: number;
  /** Lots a day. */
  lots?: number;
  /** Told what went wrong; the play goes on. */
  log?: (line: string) => void;
}

export interface LiveDay {
  stop(): Promise<void>;
}

const SEED = 20;
const SPEED = 60;
const LOOK_MS = 1000;
const AFTER_FAILURE_MS = 5000;
/** The first day begins late in the morning: something happens within the first minutes, the noon peak soon after. */
const FIRST_DAY = '11:30';
const MORNING = '07:00';
const NIGHT = '23:30';
/** Lots of the last minutes before a start are looked at again: they may have been under way when the process was killed. */
const BACK_MS = 15 * 60_000;
/** The association whose button is on the login page: a visitor must have the time to answer its offers. */
const VISITORS = new Set(['demo-asso-01']);

/**
 * Lets the demonstration's day run: invented people declare, answer, drive and weigh through the API of the running
 * application, one day after the other, nights left out. After a stop or a crash it goes on where things stand.
 * When it answers, the demonstration's time runs: nobody who signs in afterwards sees the clock jump.
 *
 * @returns null where the database is no demonstration.
 */
export async function startLiveDay(options: LiveDayOptions): Promise<LiveDay | null> {
  const clock = new DemoClock(options.appUrl);
  if (!(await clock.isThere())) {
    await clock.close();
    return null;
  }
  const { timeZone } = TERRITORY;
  await clock.resume(instantOf(localDate(Date.now(), timeZone), FIRST_DAY, timeZone), options.speed ?? SPEED);
  const leaving = new AbortController();
  const running = run(clock, options, leaving.signal);
  return {
    stop: async () => {
      leaving.abort();
      await running;
      await clock.close();
    },
  };
}

async function run(
  clock: DemoClock,
  { origin, speed = SPEED, lots = 120, log = () => {} }: LiveDayOptions,
  leaving: AbortSignal,
): Promise<void> {
  const { timeZone } = TERRITORY;
  let player: { day: string; play: Player } | undefined;
  while (!leaving.aborted) {
    try {
      const now_ms = await clock.beat();
      const day = localDate(now_ms, timeZone);
      if (now_ms >= instantOf(day, NIGHT, timeZone)) await clock.set(instantOf(addDays(day, 1), MORNING, timeZone), speed);
      else {
        if (player?.day !== day) player = { day, play: await newDay(origin, { day, lots, from_ms: now_ms - BACK_MS }) };
        await player.play.act(now_ms);
      }
      await pause(LOOK_MS, leaving);
    } catch (error) {
      if (leaving.aborted) return;
      log(`demonstration: ${(error as Error).message}`);
      player = undefined;
      await pause(AFTER_FAILURE_MS, leaving);
    }
  }
}

async function newDay(origin: string, { day, lots, from_ms }: { day: string; lots: number; from_ms: number }): Promise<Player> {
  const stage = await openStage(new Api(origin, DEMO_PASSWORD), {
    seed: SEED,
    day,
    timeZone: TERRITORY.timeZone,
    coordinator: emailOf('coordination'),
  });
  const player = new Player(stage, { lots, logs: null, patient: VISITORS, from_ms });
  await player.resume();
  return player;
}

/** Waits, but not when it is time to leave. */
const pause = (time_ms: number, leaving: AbortSignal): Promise<void> =>
  wait(time_ms, undefined, { signal: leaving }).catch(() => undefined);
