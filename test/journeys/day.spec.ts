import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { playDay, type DayResult } from '../../src/cli/day/play-day.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

const DATA = join(process.cwd(), '../shared/data');
const published = existsSync(DATA) ? describe : describe.skip;
if (!existsSync(DATA)) console.warn(`The published files are not in ${DATA}: no day is played.`);

/** An evening of a day of 50 lots: some 30 of them, with everything that can happen to a lot but the market's closing. */
const EVENING = { data: DATA, seed: 3, lots: 50, date: '2026-11-19', from: '19:00', to: '22:15', speed: null };
const silent = { write: () => true, isTTY: false };

published('a day played through the API', () => {
  const databases: TestDatabase[] = [];
  afterAll(async () => {
    for (const database of databases) await database.drop();
  });
  const fresh = async (): Promise<TestDatabase> => {
    const database = await cloneDatabase();
    databases.push(database);
    return database;
  };
  const play = async (database: TestDatabase, isStopped?: () => boolean): Promise<{ result: DayResult; decisions: string }> =>
    playDay({ ...EVENING, ownerUrl: database.ownerUrl, out: silent, ...(isStopped ? { isStopped } : {}) });

  it('decides the same to the byte for one seed, and no gram is missing', async () => {
    const first = await play(await fresh());
    const second = await play(await fresh());
    expect(second.decisions).toBe(first.decisions);
    const { figures, lots, refusedByLaw } = first.result;
    expect(figures).toMatchObject({ massBalanceError_g: 0, invariantsBroken: [] });
    expect(figures.counts.declared.lots + refusedByLaw).toBe(lots);
    expect(lots).toBeGreaterThan(15);
    for (const kind of ['offered', 'accepted', 'declined', 'collected', 'delivered', 'distributed'] as const)
      expect([kind, figures.counts[kind].grams > 0]).toEqual([kind, true]);
    expect(figures).toMatchObject({ rounds: expect.any(Number), firstOffer_ms: { count: figures.counts.offered.lots } });
    expect(figures.km).toBeGreaterThan(1);
    // What is delivered was collected; what is collected was accepted, or weighed a little more.
    expect(figures.counts.delivered.grams).toBeLessThanOrEqual(figures.counts.collected.grams);
    const kinds = new Set(first.decisions.trim().split('\n').map((line) => JSON.parse(line).what)); // prettier-ignore
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['cycle', 'declared', 'movement', 'offer', 'round', 'step', 'stop']));
    // Natural references only: no id of a database is in it.
    expect(first.decisions).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
  }, 600_000);

  it('goes on where it was left, and declares nothing twice', async () => {
    const database = await fresh();
    let looks = 0;
    const left = await play(database, () => ++looks > 80);
    expect(left.result.isComplete).toBe(false);
    expect(left.result.figures.counts.declared.lots).toBeGreaterThan(0);
    const { result, decisions } = await play(database);
    const declared = decisions.split('\n').filter((line) => line.includes('"what":"declared"')).map((line) => JSON.parse(line).lot); // prettier-ignore
    expect(new Set(declared).size).toBe(declared.length);
    expect(declared.length).toBe(result.figures.counts.declared.lots);
    expect(result.figures).toMatchObject({ massBalanceError_g: 0, invariantsBroken: [] });
    expect(result.figures.counts.delivered.grams).toBeGreaterThan(0);
  }, 600_000);
});
