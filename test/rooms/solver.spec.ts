import { Solver } from '../../src/matching/solver/solver.service.js';
import { match } from '../../src/matching/core/match.js';
import { aLot, aProblem, aRecipient } from '../support/matching-problems.js';
import type { Problem } from '../../src/matching/core/problem.js';

const LIMITS = { SOLVER_THREADS: 2, SOLVER_SECONDS: 60, SOLVER_MEMORY_MIB: 512 };
const SETTINGS = { seed: 1, priceRounds: 100 };

/** So many lots at as many donors, and recipients that cannot take them all. */
const aProblemOf = (lots: number, recipients: number): Problem =>
  aProblem({
    lots: Array.from({ length: lots }, (_, n) =>
      aLot({ id: `L${n}`, donor: `D${n}`, point: [2.38 + (n % 37) / 1000, 48.86 + (n % 23) / 1000] }),
    ),
    recipients: Array.from({ length: recipients }, (_, n) =>
      aRecipient({ id: `R${n}`, point: [2.38 + (n % 29) / 1000, 48.86 + (n % 31) / 1000], total_g: 30_000 + n, entitlement: 1 + n }),
    ),
  });

describe('the solver', () => {
  let solver: Solver;
  const open = (limits: Partial<typeof LIMITS> = {}): Solver => (solver = new Solver({ ...LIMITS, ...limits }));
  afterEach(() => solver.beforeApplicationShutdown());

  it('decides in a thread what would be decided here, and leaves this one free meanwhile', async () => {
    const problem = aProblemOf(60, 20);
    let turns = 0;
    const count = setInterval(() => turns++, 0);
    const decided = await open().decide(problem, SETTINGS);
    clearInterval(count);
    const here = match(problem, SETTINGS);
    expect(decided).toMatchObject({ method: 'joint', failure: null });
    expect(decided.proposal.placements).toEqual(here.placements);
    expect(decided.proposal.objective).toBe(here.objective);
    expect(decided.prices.map((price) => price.recipient)).toEqual(problem.recipients.map(({ id }) => id));
    // A timer of this thread ran while the other one decided: had it been decided here, none could have.
    expect(turns).toBeGreaterThan(3);
  });

  it('replays what it decided to the byte, and tells when it would decide otherwise', async () => {
    const { files } = await open().decide(aProblemOf(30, 10), SETTINGS);
    const other = await solver.decide(aProblemOf(29, 10), SETTINGS);
    expect(await solver.replays('joint', files)).toBe(true);
    expect(await solver.replays('joint', { ...files, proposal: other.files.proposal })).toBe(false);
    expect(await solver.replays('urgent-first', files)).toBe(false);
  });

  it('takes most urgent first when the time is over, and says so', async () => {
    const decided = await open({ SOLVER_SECONDS: 0.4 }).decide(aProblemOf(1000, 60), SETTINGS);
    expect(decided).toMatchObject({ method: 'urgent-first', failure: 'the solver took longer than 0.4 s' });
    expect(decided.proposal.placements.length).toBeGreaterThan(0);
    expect(decided.prices).toEqual([]);
  });

  // A heap size among the options of Node counts for every thread and overrules the limit of this one.
  const ownLimit = !/max-old-space-size/.test(process.env['NODE_OPTIONS'] ?? '');
  if (!ownLimit) console.log('NODE_OPTIONS sets the heap of every thread: running out of memory is not tried.');
  (ownLimit ? it : it.skip)('takes most urgent first when the thread runs out of memory, and goes on afterwards', async () => {
    const decided = await open({ SOLVER_MEMORY_MIB: 24 }).decide(aProblemOf(12_000, 120), SETTINGS);
    expect(decided).toMatchObject({ method: 'urgent-first', failure: 'the solver needed more than 24 MiB of memory' });
    expect(decided.proposal.placements.length).toBeGreaterThan(0);
    expect(await solver.decide(aProblemOf(10, 5), SETTINGS)).toMatchObject({ method: 'joint', failure: null });
  });

  it('fails where even the plain rule cannot decide, and says why', async () => {
    const broken = { ...aProblemOf(5, 3), timeZone: 'Nowhere/Land' };
    await expect(open().decide(broken, SETTINGS)).rejects.toThrow(/Nowhere/);
  });

  it('decides several at once, as many as it has threads', async () => {
    open();
    const problems = [20, 25, 30, 35, 40].map((lots) => aProblemOf(lots, 10));
    const decided = await Promise.all(problems.map((problem) => solver.decide(problem, SETTINGS)));
    expect(decided.map(({ proposal }) => proposal.placements)).toEqual(problems.map((problem) => match(problem, SETTINGS).placements));
  });

  it('stops when the program ends: what was being decided is decided by nobody', async () => {
    const running = open().decide(aProblemOf(3000, 100), SETTINGS);
    const refused = expect(running).rejects.toThrow('the program is ending');
    await solver.beforeApplicationShutdown();
    await refused;
    await expect(solver.decide(aProblemOf(2, 2), SETTINGS)).rejects.toThrow('the program is ending');
  });
});
