import { writeFileSync } from 'node:fs';
import { dayDatabase } from './day/day-database.js';
import { Misused, readOptions, USAGE } from './day/options.js';
import { playDay } from './day/play-day.js';
import { jsonOf, tableOf } from './day/report.js';

/** `npm run day`: one day of a district, played through the API, and what came of it. Ends with 1 when a gram is missing. */
async function day(): Promise<number> {
  const options = readOptions(process.argv.slice(2), process.env);
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopped = true));
  const database = await dayDatabase(options.databaseUrl, !options.stepped);
  try {
    const { data, seed, lots, date, from, to } = options;
    const { result, decisions } = await playDay({
      data, seed, lots, date, from, to, speed: options.stepped ? null : options.speed, ownerUrl: database.ownerUrl, out: process.stdout, isStopped: () => stopped,
    }); // prettier-ignore
    process.stdout.write(tableOf(result));
    if (options.json) writeFileSync(options.json, `${JSON.stringify(jsonOf(result), null, 2)}\n`);
    if (options.decisions) writeFileSync(options.decisions, decisions);
    if (!result.isComplete) return 130;
    return result.figures.massBalanceError_g === 0 && result.figures.invariantsBroken.length === 0 ? 0 : 1;
  } finally {
    await database.drop();
  }
}

try {
  process.exitCode = await day();
} catch (error) {
  const isMisuse = error instanceof Misused;
  process.stderr.write(isMisuse ? `${error.message}\n${USAGE}\n` : `The day was not played: ${(error as Error).stack}\n`);
  process.exitCode = isMisuse ? 2 : 1;
}
