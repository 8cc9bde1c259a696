import { DEMO_TIME_ZONE, demoRecipients, USUAL_TRAVEL } from '../simulation/core/demo-district.js';
import { USUAL_EFFORT } from '../simulation/core/hindsight.js';
import { replayAll } from '../simulation/threads/replay-pool.js';
import { readDonors, readGifts } from './simulate/files.js';
import { readOptions, Refused, USAGE } from './simulate/options.js';
import { Progress } from './simulate/progress.js';
import { writeResults } from './simulate/results.js';
import { tableOf } from './simulate/table.js';

/** `npm run simulate`: policies and rules of thumb on the same days, with how sure the differences are. */
async function simulate(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const { data, days, seeds, lots: lotsPerDay, threads, from: firstDay, policies, out } = options;
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => stopping.abort(new Refused('Stopped before the end: nothing was written.')));
  const donors = await readDonors(data);
  const gifts = await readGifts(data);
  const district = { timeZone: DEMO_TIME_ZONE, travel: USUAL_TRAVEL, donors, recipients: demoRecipients(firstDay) };
  const progress = new Progress(process.stderr);
  const compared = await replayAll(
    { policies, effort: USUAL_EFFORT, world: { district, firstDay, days, lots: { from: 'generator', lotsPerDay, ...gifts } } },
    { seeds, threads, onProgress: (done) => progress.at(done), signal: stopping.signal },
  ).finally(() => progress.end());
  process.stdout.write(tableOf(compared.comparison));
  if (out !== null) {
    try {
      process.stdout.write(`Written to ${out}: ${writeResults(out, compared, options).join(', ')}\n`);
    } catch (error) {
      throw new Refused(`--out ${out}: ${(error as Error).message}`);
    }
  }
  return 0;
}

try {
  process.exitCode = await simulate();
} catch (error) {
  const isRefused = error instanceof Refused;
  process.stderr.write(isRefused ? `${error.message}\n` : `Nothing was simulated: ${(error as Error).stack}\n`);
  if (isRefused && process.argv.length === 2) process.stderr.write(`${USAGE}\n`);
  process.exitCode = isRefused ? 2 : 1;
}
