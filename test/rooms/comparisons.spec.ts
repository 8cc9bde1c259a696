import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { claimComparison, keepResult, renewComparison } from '../../src/simulation/comparison-lease.js';
import { systemActor } from '../../src/vocabulary/actor.js';
import { addDays } from '../../src/vocabulary/local-time.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

describe('comparing policies before a vote', () => {
  let app: TestApp;
  let district: District;
  let draft: any;
  const ask = (who: Parameters<TestApp['as']>[0], more: object = {}, headers?: Record<string, string>) =>
    app.as(who).post('/comparisons', { draft, days: 1, seeds: 2, ...more }, headers);

  beforeAll(async () => {
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    const { offer: _, cycle: __, ...weights } = (await app.as('committee').get('/policy')).body.body;
    draft = { ...weights, fairness: { weight: 0.8 } };
  });
  afterAll(() => app.close());

  it('runs in the background and keeps what came of it, for those who vote and those who look', async () => {
    const asked = await ask('committee');
    expect(asked).toMatchObject({
      status: 201,
      body: { state: 'waiting', progress: 0, policyVersion: 1, days: 1, seeds: 2, lotsFrom: null, failure: null, draft },
    });
    await app.drain();
    for (const role of ['committee', 'coordinator', 'town-hall', 'admin'] as const) {
      const { status, body } = await app.as(role).get(`/comparisons/${asked.body.id}`);
      expect([status, body.state, body.progress, body.lotsFrom]).toEqual([200, 'done', 1, 'generator']);
    }
    const { result } = (await app.as('committee').get(`/comparisons/${asked.body.id}`, { 'accept-language': 'en' })).body;
    expect(result.rows.map(({ code }: any) => code)).toEqual([
      'in-force',
      'draft',
      'first-come',
      'nearest-first',
      'most-urgent-first',
      'two-choices',
      'hindsight',
    ]);
    expect(result.rows[0].name).toBe('Policy in force (version 1)');
    expect(result.given_kg).toBeGreaterThan(0);
    const value = (row: number, measure: string) => result.rows[row].values.find((one: any) => one.measure === measure);
    expect(value(0, 'saved').more).toBe(0);
    expect(value(1, 'saved').more).toBeCloseTo(value(1, 'saved').mean - value(0, 'saved').mean, 6);
    expect(value(0, 'hindsight').mean).toBeLessThanOrEqual(100);
    expect(result.measures.find(({ code }: any) => code === 'saved')).toMatchObject({
      name: 'Saved',
      unit: 'kg a day',
      moreIsBetter: true,
    });
    expect((await app.as('committee').get('/comparisons')).body.items).toHaveLength(1);
  });

  it('is asked for once however often a request is sent, and refused to whoever may not', async () => {
    const headers = { 'idempotency-key': 'compare-1' };
    const [first, second] = [await ask('coordinator', {}, headers), await ask('coordinator', {}, headers)];
    expect(second.body).toEqual(first.body);
    expect((await app.owner.query('select from policy_comparison')).rowCount).toBe(2);
    for (const role of ['town-hall', 'shop-staff', 'association', 'driver', 'hub'] as const) expect((await ask(role)).status).toBe(403);
    expect((await app.as('association').get('/comparisons')).status).toBe(403);
    await app.drain();
  });

  it('names what is wrong with a question', async () => {
    const { status, body } = await ask('committee', { days: 29, seeds: 1, draft: { ...draft, offer: {}, fairness: { weight: -1 } } });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: any) => pointer).sort()).toEqual(['/days', '/draft/fairness/weight', '/draft/offer', '/seeds']);
  });

  it('lets only a few wait', async () => {
    const answers: { status: number; body: any }[] = [];
    for (let n = 0; n < 6; n++) answers.push(await ask('committee'));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 409]);
    expect(answers[5]!.body.code).toBe('comparisons-waiting');
    await app.owner.query(`delete from policy_comparison where state = 'waiting'`);
  });

  it('says why it came to nothing', async () => {
    const thread = process.env.GLANE_SOLVER_THREAD;
    process.env.GLANE_SOLVER_THREAD = '/nowhere/src/matching/solver/solver-thread.js';
    try {
      const { body } = await ask('committee');
      await app.drain();
      expect((await app.as('committee').get(`/comparisons/${body.id}`)).body).toMatchObject({
        state: 'failed',
        failure: expect.stringContaining('replay-thread'),
        result: null,
      });
    } finally {
      process.env.GLANE_SOLVER_THREAD = thread;
    }
  });

  it('is taken over from a process that died, and given up after the third', async () => {
    const work = app.nest.get(UnitOfWork);
    const actor = systemActor(district.territory.id, 'test');
    const [dead, alive] = ['01a00000-0000-7000-8000-000000000001', '01a00000-0000-7000-8000-000000000002'];
    const { id } = (await ask('committee')).body;
    expect((await work.run(actor, (tx) => claimComparison(tx, dead)))!.id).toBe(id);
    expect(await work.run(actor, (tx) => claimComparison(tx, alive))).toBeUndefined();
    await app.owner.query(`update policy_comparison set lease_until = clock_timestamp() - interval '1 second' where id = $1`, [id]);
    expect((await work.run(actor, (tx) => claimComparison(tx, alive)))!.id).toBe(id);
    // The dead one wakes up: it changes nothing any more.
    await work.run(actor, (tx) => renewComparison(tx, id, { holder: dead, progress: 0.9 }));
    await work.run(actor, (tx) => keepResult(tx, id, { holder: dead, result: {} as never }));
    expect((await app.as('committee').get(`/comparisons/${id}`)).body).toMatchObject({ state: 'running', progress: 0 });
    await app.owner.query(
      `update policy_comparison set attempts = 3, lease_until = clock_timestamp() - interval '1 second' where id = $1`,
      [id],
    );
    await app.drain();
    expect((await app.as('committee').get(`/comparisons/${id}`)).body).toMatchObject({
      state: 'failed',
      failure: 'stopped 3 times before it was done',
    });
  });

  it('replays the territory’s own days once there are two weeks of them, and nobody else’s', async () => {
    const other = await anotherTerritory(app);
    const day = (n: number): string => addDays('2026-11-20', n);
    for (let n = 0; n < 15; n++) {
      await app.setClock(`${day(n)}T18:00:00+01:00`);
      await app.as('shop-staff').post('/lots', { ...aDeclaration(district), externalRef: `day ${n}`, date: day(n + 3), pickup: { from: `${day(n)}T18:30:00+01:00`, to: `${day(n)}T21:00:00+01:00` } }); // prettier-ignore
    }
    await app.setClock(`${day(15)}T09:00:00+01:00`);
    const { body } = await ask('committee', { days: 7 });
    const foreign = (await app.as(other.users.committee).post('/comparisons', { draft, days: 1, seeds: 2 })).body;
    await app.drain();
    const own = (await app.as('committee').get(`/comparisons/${body.id}`)).body;
    expect(own).toMatchObject({ state: 'done', lotsFrom: 'history', pastDays: 15 });
    const { package_g, packages } = aDeclaration(district) as any;
    expect(own.result.given_kg).toBeCloseTo((package_g * packages) / 1000, 6);
    expect((await app.as('committee').get(`/comparisons/${foreign.id}`)).status).toBe(404);
    expect((await app.as(other.users.committee).get(`/comparisons/${foreign.id}`)).body).toMatchObject({
      lotsFrom: 'generator',
      pastDays: 0,
    });
  });
});
