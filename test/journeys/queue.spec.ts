import { once } from 'node:events';
import { Redis } from 'ioredis';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

/** It goes to one recipient however the search would share it. */
const ONE_PACKAGE = { package_g: 12_000, packages: 1 };

const redisUrl = process.env['REDIS_TEST_URL'];
const backends = [{ name: 'PostgreSQL', redisUrl: undefined as string | undefined }, ...(redisUrl ? [{ name: 'Redis', redisUrl }] : [])];

/** Waits for what `holds` asks, looking again after each transaction that wrote events: no clock is involved. */
async function until(app: TestApp, holds: () => Promise<boolean>): Promise<void> {
  const { commits } = app.nest.get(UnitOfWork);
  for (;;) {
    const next = once(commits, 'committed');
    if (await holds()) return;
    await next;
  }
}

describe.each(backends)('live workers on $name', ({ redisUrl: url }) => {
  let app: TestApp;
  let district: District;

  beforeEach(async () => {
    app = await startApp({ env: { SWEEP_MS: '100', RELAY_MS: '20' }, ...(url ? { redisUrl: url } : {}) });
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
  });
  afterEach(() => app.close());

  const offers = async (): Promise<number> => (await app.owner.query('select count(*)::int as n from offer')).rows[0].n;

  it('take a burst of lots to offers by themselves, each once', async () => {
    app.engine.start();
    const shop = app.as('shop-staff');
    await shop.get('/session');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => shop.post('/lots', aDeclaration(district, { label: `Yaourts ${n}`, packages: 2 }))),
    );
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
    await until(app, async () => (await app.owner.query(`select count(*)::int as n from parcel where state = 'open'`)).rows[0].n === 0);
    const { rows } = await app.owner.query('select lot_id, sum(packages)::int as packages from offer group by lot_id');
    expect(rows).toHaveLength(20);
    expect(rows.every((row: { packages: number }) => row.packages === 2)).toBe(true);
  });

  it('two engines at once make each offer once', async () => {
    await app.as('shop-staff').post('/lots', aDeclaration(district, ONE_PACKAGE));
    await Promise.all([app.drain(), app.drain()]);
    expect(await offers()).toBe(1);
  });
});

const onRedis = redisUrl ? describe : describe.skip;
if (!redisUrl) console.log('REDIS_TEST_URL is not set: the loss of a Redis queue is not tried.');

onRedis('a Redis that forgets everything', () => {
  // A database of its own within the server: others run on the same one meanwhile.
  const own = `${redisUrl}/1`;

  it('loses no lot: the sweep finds in PostgreSQL what is due', async () => {
    const app = await startApp({ redisUrl: own });
    try {
      await app.setClock(FRIDAY_18H);
      const district = await aDistrict(app);
      await app.as('shop-staff').post('/lots', aDeclaration(district, ONE_PACKAGE));
      const redis = new Redis(own);
      // Events leave the outbox for the queue, and the queue is emptied before any worker sees them.
      const { Dispatcher } = await import('../../src/platform/queues/dispatcher.js');
      expect(await app.nest.get(Dispatcher).publish()).toBeGreaterThan(0);
      await redis.flushdb();
      redis.disconnect();
      await app.drain();
      expect((await app.owner.query(`select count(*)::int as n from offer where state = 'open'`)).rows[0].n).toBe(1);
    } finally {
      await app.close();
    }
  });
});
