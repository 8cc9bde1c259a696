import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../../src/app.module.js';
import { CycleRunner } from '../../src/matching/cycle-runner.js';
import { Solver } from '../../src/matching/solver/solver.service.js';
import { createServer } from '../../src/platform/http/server.js';
import { systemActor } from '../../src/vocabulary/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

const ROOT = join(__dirname, '../..');

describe('a cycle, from the facts to the offers', () => {
  let app: TestApp;
  let district: District;

  beforeEach(async () => {
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
  });
  afterEach(() => app.close());

  /** One package, so that it goes to one recipient however the search would share it. */
  const declare = async (given: Record<string, unknown> = {}): Promise<any> =>
    (await app.as('shop-staff').post('/lots', aDeclaration(district, { package_g: 12_000, packages: 1, ...given }))).body;
  const offersOf = async (lotId: string): Promise<any[]> => (await app.as('coordinator').get(`/offers?lotId=${lotId}`)).body.items;
  const cycles = async (): Promise<any[]> => (await app.as('coordinator').get('/cycles')).body.items;
  const cycle = async (id: string): Promise<any> => (await app.as('coordinator').get(`/cycles/${id}`)).body;

  /** Runs once, when the first decision has been taken and is not carried out yet: what happens while the solver runs. */
  const whileDeciding = (happens: () => Promise<unknown>): void => {
    const solver = app.nest.get(Solver);
    const decide = solver.decide.bind(solver);
    solver.decide = async (...question) => {
      solver.decide = decide;
      const decided = await decide(...question);
      await happens();
      return decided;
    };
  };

  it('holds no transaction, no lock and no connection while it decides', async () => {
    await declare();
    let held: unknown;
    whileDeciding(async () => {
      held = (
        await app.owner.query(
          `select a.state, l.mode from pg_stat_activity a left join pg_locks l on l.pid = a.pid where a.datname = current_database() and a.application_name = 'glane' and a.state <> 'idle'`,
        )
      ).rows;
    });
    await app.drain();
    expect(held).toEqual([]);
    expect(await cycles()).toHaveLength(1);
  });

  it('does not offer a lot that was withdrawn meanwhile; the rest of the proposal stands', async () => {
    const [gone, stays] = [await declare(), await declare({ label: 'Crèmes', package_g: 9000 })];
    whileDeciding(() => app.as('shop-staff').post(`/lots/${gone.id}/withdrawal`, { reasonCode: 'sold' }));
    await app.drain();
    expect(await offersOf(gone.id)).toEqual([]);
    expect((await app.as('coordinator').get(`/lots/${gone.id}`)).body.state).toBe('withdrawn');
    expect(await offersOf(stays.id)).toMatchObject([{ state: 'open', grams: 9000 }]);
    const [only, ...more] = await cycles();
    expect(more).toEqual([]);
    expect(only.stale).toEqual([{ lot: `L${gone.reference}`, recipient: expect.any(String), packages: 1, code: 'changed' }]);
    expect(await cycle(only.id)).toMatchObject({ method: 'joint', replays: true, proposal: { placements: [{}, {}] } });
    expect((await app.as('coordinator').get(`/lots/${gone.id}/explanation`)).body.cycles.flatMap((one: any) => one.placed)).toEqual([]);
  });

  it('leaves a lot that changed meanwhile to exactly one more cycle', async () => {
    const first = await declare({ package_g: 1000, packages: 12 });
    await app.drain();
    const [offer] = await offersOf(first.id);
    const second = await declare({ label: 'Crèmes' });
    // All packages but one come back while the second lot is decided, and two more lots are declared.
    let others: any[] = [];
    whileDeciding(async () => {
      await app.as('coordinator').post(`/offers/${offer.id}/acceptance`, { packages: 1 });
      others = [await declare({ label: 'Beurre' }), await declare({ label: 'Fromage' })];
    });
    await app.drain();
    for (const other of [second, ...others]) expect(await offersOf(other.id)).toMatchObject([{ state: 'open', packages: 1 }]);
    const parcels = (await app.as('coordinator').get(`/lots/${first.id}`)).body.parcels;
    const inState = (state: string): number =>
      parcels.reduce((sum: number, parcel: any) => sum + (parcel.state === state ? parcel.packages : 0), 0);
    expect([inState('planned'), inState('offered'), inState('open')]).toEqual([1, 11, 0]);
    expect(await cycles()).toHaveLength(3);
  });

  it('does not offer again what was offered and accepted meanwhile', async () => {
    const lot = await declare();
    whileDeciding(async () => {
      // Another process took over a territory whose holder seemed dead, and somebody has answered already.
      await app.owner.query(`update cycle_lease set until = clock_timestamp() - interval '1 second'`);
      await app.nest.get(CycleRunner).run(systemActor(district.territory.id, 'matching'), { force: true });
      const [offer] = await offersOf(lot.id);
      await app.as('coordinator').post(`/offers/${offer.id}/acceptance`, {});
    });
    await app.drain();
    expect(await offersOf(lot.id)).toMatchObject([{ state: 'accepted', packages: 1 }]);
    expect(await cycles()).toHaveLength(1);
  });

  it.each([
    ['its room is gone', `update storage set capacity_g = 5000 where site_id = $1`, 'full'],
    ['it has no cold room of this class any more', `delete from storage where site_id = $1 and cold = 'chilled6'`, 'cold-chain'],
    ['it is closed for good', `update site set active = false where id = $1`, 'gone'],
    [
      'it is closed today',
      `insert into closure (territory_id, site_id, from_date, to_date) select territory_id, id, '2026-11-20', '2026-11-30' from site where id = $1`,
      'closed',
    ],
    [
      'its habilitation has ended',
      `update organisation set habilitation_to = '2026-11-19' where id = (select organisation_id from site where id = $1)`,
      'not-habilitated',
    ],
  ])('gives nothing to a recipient when %s since', async (_, change, code) => {
    // Who would get it is found out first, on a lot that is then withdrawn.
    const scout = await declare();
    await app.drain();
    const siteId = (await offersOf(scout.id))[0].recipientSiteId;
    await app.as('shop-staff').post(`/lots/${scout.id}/withdrawal`, { reasonCode: 'sold' });
    const lot = await declare({ label: 'Crèmes' });
    whileDeciding(() => app.owner.query(change, [siteId]));
    await app.drain();
    const offers = await offersOf(lot.id);
    expect(offers).toHaveLength(1);
    expect(offers[0].recipientSiteId).not.toBe(siteId);
    const [second, first] = await cycles();
    expect(first.stale).toMatchObject([{ packages: 1, code }]);
    expect(second.stale).toEqual([]);
  });

  it('runs once when two processes want it at the same time; a forced one follows', async () => {
    await declare();
    const other: NestFastifyApplication = await createServer(AppModule);
    try {
      const [here, there] = [app.nest.get(CycleRunner), other.get(CycleRunner)];
      const actor = systemActor(district.territory.id, 'matching');
      let asked: (string | null)[] = [];
      whileDeciding(async () => {
        asked = [await there.run(actor), await there.run(actor, { force: true }), await there.run(actor, { force: true })];
        // Food that the running cycle does not know.
        await declare({ label: 'Crèmes' });
      });
      await here.runDue(actor);
      expect(asked).toEqual([null, null, null]);
      expect((await cycles()).map(({ lots, placements }) => [lots, placements])).toEqual([
        [1, 1],
        [1, 1],
      ]);
    } finally {
      await other.close();
    }
  });

  it('is taken over after the lease when its process was killed', async () => {
    const lot = await declare();
    const child = spawn(
      process.execPath,
      ['--import', join(ROOT, 'test/support/load-typescript.mjs'), join(ROOT, 'test/support/hanging-cycle.mjs'), district.territory.id],
      { env: process.env, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended.then(([code]) => Promise.reject(new Error(`it ended with ${code}`)))]);
    child.kill('SIGKILL');
    await ended;
    const runner = app.nest.get(CycleRunner);
    const actor = systemActor(district.territory.id, 'matching');
    expect(await runner.run(actor)).toBeNull();
    expect(await offersOf(lot.id)).toEqual([]);
    const { rows } = await app.owner.query(`select until <= clock_timestamp() + interval '15 seconds' as bounded from cycle_lease`);
    expect(rows).toEqual([{ bounded: true }]);
    // What waiting those seconds does.
    await app.owner.query(`update cycle_lease set until = clock_timestamp()`);
    await app.drain();
    expect(await offersOf(lot.id)).toMatchObject([{ state: 'open' }]);
    expect(await cycles()).toHaveLength(1);
  });

  it('takes most urgent first when the thread crashes, and says so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'glane-thread-'));
    const thread = process.env.GLANE_SOLVER_THREAD;
    try {
      writeFileSync(join(folder, 'crash.cjs'), 'process.exit(7)');
      process.env.GLANE_SOLVER_THREAD = join(folder, 'crash.cjs');
      const lot = await declare();
      await app.drain();
      expect(await offersOf(lot.id)).toMatchObject([{ state: 'open', packages: 1 }]);
    } finally {
      process.env.GLANE_SOLVER_THREAD = thread;
      rmSync(folder, { recursive: true });
    }
    const [fallen] = await cycles();
    expect(fallen).toMatchObject({ method: 'urgent-first', failure: "the solver's thread ended with code 7" });
    expect(await cycle(fallen.id)).toMatchObject({ replays: true });
  });

  describe('and a single lot between two of them', () => {
    const urgent = { pickup: { from: '2026-11-20T18:00:00+01:00', to: '2026-11-20T18:25:00+01:00' } };

    it('is decided at once at the prices of the last one, kept and explained like any other', async () => {
      await declare();
      await app.drain();
      const lot = await declare({ ...urgent, label: 'Crèmes' });
      await app.drain();
      const [offer] = await offersOf(lot.id);
      expect(offer).toMatchObject({ state: 'open', packages: 1 });
      const [single, joint] = await cycles();
      expect([single.method, joint.method]).toEqual(['single', 'joint']);
      expect(single).toMatchObject({ lots: 1, placements: 1, leftOver: 0, failure: null, stale: [] });
      expect(await cycle(single.id)).toMatchObject({ replays: true, problem: { lots: [{ id: `L${lot.reference}` }] } });
      const explained = (await app.as('coordinator').get(`/lots/${lot.id}/explanation`)).body.cycles;
      expect(explained).toMatchObject([{ cycleId: single.id, placed: [{ recipientSiteId: offer.recipientSiteId, grams: 12_000 }] }]);
      expect(explained[0].because.length).toBeGreaterThan(0);
    });

    it('counts the room that is promised at that moment', async () => {
      await app.owner.query(`update site set active = false where role <> 'donor' and id <> $1`, [district.associations[0].site.id]);
      await app.owner.query(`update storage set capacity_g = 20000 where site_id = $1 and cold = 'chilled6'`, [
        district.associations[0].site.id,
      ]);
      const first = await declare({ package_g: 1000, packages: 12 });
      await app.drain();
      const lot = await declare({ ...urgent, label: 'Crèmes', package_g: 1000, packages: 12 });
      await app.drain();
      expect((await offersOf(first.id)).map(({ packages }) => packages)).toEqual([12]);
      expect((await offersOf(lot.id)).map(({ packages }) => packages)).toEqual([8]);
    });

    it('waits for the cycle where none has left prices, and where there is time', async () => {
      await declare(urgent);
      await app.drain();
      await declare({ label: 'Crèmes' });
      await app.drain();
      expect((await cycles()).map(({ method }) => method)).toEqual(['joint', 'joint']);
    });

    it('does not wait while a cycle runs that takes long', async () => {
      await declare();
      await app.drain();
      await app.owner.query('update cycle_lease set last_s = 20');
      const slow = await declare({ label: 'Beurre' });
      let lot: any;
      let meanwhile: any[] = [];
      whileDeciding(async () => {
        await app.setClock('2026-11-20T18:01:00+01:00');
        lot = await declare({ label: 'Crèmes' });
        await app.drain();
        meanwhile = await offersOf(lot.id);
      });
      await app.as('coordinator').post('/cycles');
      expect(meanwhile).toMatchObject([{ state: 'open', packages: 1 }]);
      expect(await offersOf(slow.id)).toMatchObject([{ state: 'open', packages: 1 }]);
      expect((await cycles()).map(({ method }) => method)).toEqual(['joint', 'single', 'joint']);
    });

    it('and takes the room it takes from that cycle', async () => {
      await app.owner.query(`update site set active = false where role <> 'donor' and id <> $1`, [district.associations[0].site.id]);
      await app.owner.query(`update storage set capacity_g = 20000 where site_id = $1 and cold = 'chilled6'`, [
        district.associations[0].site.id,
      ]);
      await declare({ package_g: 1000 });
      await app.drain();
      const slow = await declare({ label: 'Beurre' });
      let lot: any;
      whileDeciding(async () => {
        lot = await declare({ ...urgent, label: 'Crèmes' });
        await app.drain();
      });
      const { cycleId } = (await app.as('coordinator').post('/cycles')).body;
      expect(await offersOf(lot.id)).toMatchObject([{ state: 'open', grams: 12_000 }]);
      expect(await offersOf(slow.id)).toEqual([]);
      expect((await cycle(cycleId)).stale).toMatchObject([{ lot: `L${slow.reference}`, code: 'full' }]);
    });
  });
});
