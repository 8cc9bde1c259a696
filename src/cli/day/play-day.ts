import 'reflect-metadata';
import pg from 'pg';
import { AppModule } from '../../app.module.js';
import { TERRITORY } from '../../demo/core/district.js';
import { emailOf } from '../../demo/core/rows.js';
import { DEMO_PASSWORD, giveDonorsAccounts, loadDemonstration } from '../../demo/load.js';
import { Api } from '../../demo/player/api.js';
import { Player } from '../../demo/player/player.js';
import { openStage } from '../../demo/player/stage.js';
import { prepareDatabase } from '../../platform/database/prepare-database.js';
import { createServer } from '../../platform/http/server.js';
import { Engine } from '../../platform/queues/engine.js';
import { instantOf } from '../../vocabulary/local-time.js';
import { Clock } from './clock.js';
import { decisionsOf } from './decisions.js';
import { figuresOf, type DayFigures } from './figures.js';
import { importFiles, readLogs } from './files.js';
import { Progress } from './progress.js';
import { runLive, runStepped } from './run.js';

export interface PlayedDay {
  data: string;
  seed: number;
  lots: number;
  date: string;
  /** Null: stepped. */
  speed: number | null;
  /** Local hours played, `HH:MM`. */
  from: string;
  to: string;
  /** The owner's address of an empty database, or of one in which this very day was left unfinished: then it goes on. */
  ownerUrl: string;
  out: Pick<NodeJS.WriteStream, 'write' | 'isTTY'>;
  isStopped?: () => boolean;
}

export interface DayResult {
  day: string;
  seed: number;
  lots: number;
  mode: string;
  refusedByLaw: number;
  figures: DayFigures;
  rss_MB: number;
  seconds: number;
  isComplete: boolean;
}

const COORDINATOR = emailOf('coordination');

/**
 * Plays one day on the real application in this process: its API over loopback, its queues and its database. Nobody's
 * answer is taken from anywhere but the seed.
 *
 * @returns the figures, and the decisions as NDJSON.
 */
export async function playDay(asked: PlayedDay): Promise<{ result: DayResult; decisions: string }> {
  const { data, seed, lots, date, speed, ownerUrl, out, isStopped = () => false } = asked;
  const began = performance.now();
  const { timeZone } = TERRITORY;
  const [from_ms, to_ms] = [instantOf(date, asked.from, timeZone), instantOf(date, asked.to, timeZone)];
  const { appUrl } = await prepareDatabase(ownerUrl);
  const isFresh = await loadDemonstration(ownerUrl, { withDonors: false, now: new Date(from_ms) });
  // One address asks for everybody here, and the port is only ours.
  Object.assign(process.env, {
    APP_DATABASE_URL: appUrl,
    RATE_LIMIT_PER_MINUTE: '1000000',
    QUEUE_PREFIX: new URL(ownerUrl).pathname.slice(1),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
  });
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'glane-day' });
  await owner.connect();
  const clock = new Clock(owner);
  if (isFresh) await clock.set(from_ms, 0);
  const app = await createServer(AppModule);
  try {
    await app.listen(0, '127.0.0.1');
    const api = new Api(await app.getUrl(), DEMO_PASSWORD);
    if (isFresh) {
      await importFiles(api, data, COORDINATOR, (line) => void out.write(`${line}\n`));
      await giveDonorsAccounts(ownerUrl, emailOf);
    }
    const stage = await openStage(api, { seed, day: date, timeZone, coordinator: COORDINATOR });
    const player = new Player(stage, { lots, logs: await readLogs(data), from_ms, to_ms });
    await player.resume();
    const progress = new Progress(from_ms, to_ms, timeZone, out);
    const onLook = (now_ms: number): void => progress.at(now_ms, `${stage.numbers.size} of ${player.lots.length} lots`);
    const run = { player, engine: app.get(Engine), clock, from_ms: await clock.now_ms(), to_ms, onLook, isStopped };
    await (speed === null ? runStepped(run) : runLive(run, speed));
    progress.end();
    const rss_MB = process.memoryUsage().rss / 1e6;
    const result = {
      day: date,
      seed,
      lots: player.lots.length,
      mode: speed === null ? 'stepped' : `speed ${speed}`,
      refusedByLaw: player.refusedByLaw,
      rss_MB,
      isComplete: !isStopped(),
    };
    const figures = await figuresOf(owner);
    return { result: { ...result, figures, seconds: (performance.now() - began) / 1000 }, decisions: await decisionsOf(owner) };
  } finally {
    await app.close();
    await owner.end();
  }
}
