import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module.js';
import { createServer } from '../../src/platform/http/server.js';
import { PlanningRunner } from '../../src/rounds/planning-runner.js';
import { Planner } from '../../src/rounds/planner/planner.service.js';
import { systemActor } from '../../src/vocabulary/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';
import { FRIDAY_18H } from '../support/lots.js';
import { aPromise, openStops, planningsOf, planNow, setActive, stateOf, threePromises, vehicleOf } from '../support/plans.js';

const ROOT = join(__dirname, '../..');

describe('a plan that lives', () => {
  let app: TestApp;
  let district: District;

  beforeEach(async () => {
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
  });
  afterEach(() => app.close());

  /** Runs once, when the plan is made and not carried out yet. */
  const whilePlanning = (happens: () => Promise<unknown>): void => {
    const planner = app.nest.get(Planner);
    const make = planner.plan.bind(planner);
    planner.plan = async (task) => {
      planner.plan = make;
      const planned = await make(task);
      await happens();
      return planned;
    };
  };

  it('holds no transaction, no lock and no connection while it is made', async () => {
    await threePromises(app, district);
    let held: unknown;
    whilePlanning(async () => {
      held = (
        await app.owner.query(
          `select a.state, l.mode from pg_stat_activity a left join pg_locks l on l.pid = a.pid where a.datname = current_database() and a.application_name = 'glane' and a.state <> 'idle'`,
        )
      ).rows;
    });
    expect(await planNow(app)).toMatchObject({ requests: 3, served: 3, planned: true, changedStops: 0 });
    expect(held).toEqual([]);
    expect(await planningsOf(app)).toMatchObject([
      { number: 1, causes: expect.arrayContaining(['asked']), failure: null, stale: 0, seed: 1 },
    ]);
  });

  it('leaves out what was withdrawn meanwhile, and plans the rest again at once', async () => {
    const [gone, ...others] = await threePromises(app, district);
    whilePlanning(() => app.as('coordinator').post(`/lots/${gone!.lot_id}/withdrawal`, { reasonCode: 'sold' }));
    await planNow(app);
    expect(await stateOf(app, gone!)).toBe('withdrawn');
    expect(await vehicleOf(app, gone!)).toBeUndefined();
    for (const other of others) expect([await stateOf(app, other), await vehicleOf(app, other)]).toEqual(['planned', expect.any(String)]);
    const [again, first] = await planningsOf(app);
    expect(first).toMatchObject({ stale: 1, requests: 3, served: 2 });
    expect(again).toMatchObject({ causes: ['stale'], stale: 0, requests: 2, served: 2, changedStops: 0 });
  });

  it('leaves a round alone that was started meanwhile, and finds another vehicle for what was to be added to it', async () => {
    await threePromises(app, district);
    await planNow(app);
    const before = await openStops(app);
    const started = before[0]!.round;
    const more = await aPromise(app, district.bakery, district.associations[0]);
    whilePlanning(() => app.as('coordinator').post(`/rounds/${started}/start`));
    await planNow(app);
    const after = await openStops(app);
    const own = (rows: any[]): any[] => rows.filter(({ round }) => round === started).map(({ id, seq, parcels }) => ({ id, seq, parcels }));
    expect(own(after)).toEqual(own(before));
    await app.drain();
    expect(await stateOf(app, more)).toBe('planned');
    expect((await openStops(app)).find(({ parcels }) => parcels.includes(more.id))!.round).not.toBe(started);
  });

  it('does not send a vehicle that was taken out of service meanwhile', async () => {
    const parts = await threePromises(app, district);
    await setActive(app, district.bike.vehicle, false);
    whilePlanning(async () => {
      await app.owner.query('update vehicle set active = (id = $1)', [district.bike.vehicle.id]);
    });
    await planNow(app);
    for (const part of parts) expect([await stateOf(app, part), await vehicleOf(app, part)]).toEqual(['planned', district.bike.vehicle.id]);
    expect((await planningsOf(app)).map(({ causes }) => causes)).toEqual([['stale'], expect.arrayContaining(['asked'])]);
  });

  it('is made once when two processes want it at the same time; the second wish follows', async () => {
    await threePromises(app, district);
    const other = await createServer(AppModule);
    try {
      const actor = systemActor(district.territory.id, 'rounds');
      let asked: any;
      whilePlanning(async () => {
        asked = await other.get(PlanningRunner).runFor(actor, 'vehicle-changed');
      });
      await app.nest.get(PlanningRunner).runFor(actor, 'asked');
      expect(asked).toMatchObject({ planned: false, underWay: true });
      const all = await planningsOf(app);
      expect(all.map(({ number, causes }) => [number, causes.at(-1) === 'vehicle-changed' || causes.includes('asked')])).toEqual([
        [2, true],
        [1, true],
      ]);
      expect(all[0]).toMatchObject({ causes: ['vehicle-changed'], changedStops: 0, promisedStops: 6 });
    } finally {
      await other.close();
    }
  });

  it('is taken over with its causes after the lease when its process was killed', async () => {
    const parts = await threePromises(app, district);
    const child = spawn(
      process.execPath,
      ['--import', join(ROOT, 'test/support/load-typescript.mjs'), join(ROOT, 'test/support/hanging-planning.mjs'), district.territory.id],
      { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended.then(([code]) => Promise.reject(new Error(`it ended with ${code}`)))]);
    child.kill('SIGKILL');
    await ended;
    expect(await app.nest.get(PlanningRunner).run(systemActor(district.territory.id, 'rounds'))).toBeNull();
    expect(await openStops(app)).toEqual([]);
    const { rows } = await app.owner.query(`select until <= clock_timestamp() + interval '15 seconds' as bounded from planning_lease`);
    expect(rows).toEqual([{ bounded: true }]);
    // What waiting those seconds does.
    await app.owner.query('update planning_lease set until = clock_timestamp()');
    await app.drain();
    for (const part of parts) expect(await stateOf(app, part)).toBe('planned');
    expect((await planningsOf(app)).at(-1).causes).toContain('vehicle-changed');
  });

  it('stays as it is when the thread crashes, with what can be added, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'glane-thread-'));
    const thread = process.env.GLANE_SOLVER_THREAD;
    try {
      mkdirSync(join(folder, 'src/rounds/planner'), { recursive: true });
      writeFileSync(join(folder, 'src/rounds/planner/planner-thread.js'), 'process.exit(7)');
      process.env.GLANE_SOLVER_THREAD = join(folder, 'src/matching/solver/solver-thread.js');
      await threePromises(app, district);
      expect(await planNow(app)).toMatchObject({ served: 3 });
      const before = await openStops(app);
      await aPromise(app, district.bakery, district.associations[0]);
      expect(await planNow(app)).toMatchObject({ served: 4, changedStops: 0 });
      const after = (await openStops(app)).map(({ id }) => id);
      expect(after).toEqual(expect.arrayContaining(before.map(({ id }) => id)));
    } finally {
      process.env.GLANE_SOLVER_THREAD = thread;
      rmSync(folder, { recursive: true });
    }
    for (const one of await planningsOf(app))
      expect(one).toMatchObject({ method: 'insertion', failure: "the planner's thread ended with code 7" });
  });
});
