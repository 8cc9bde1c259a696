import { setTimeout as wait } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { AppModule } from '../../src/app.module.js';
import { startLiveDay, type LiveDay } from '../../src/demo/live-day.js';
import { DEMO_PASSWORD, loadDemonstration } from '../../src/demo/load.js';
import { createServer } from '../../src/platform/http/server.js';
import { Engine } from '../../src/platform/queues/engine.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

describe('the demonstration', () => {
  let database: TestDatabase;
  let owner: Client;
  let app: NestFastifyApplication | undefined;
  let day: LiveDay | null = null;

  beforeAll(async () => {
    database = await cloneDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(async () => {
    await day?.stop();
    await app?.close();
    await owner.end();
    await database.drop();
  });

  const one = async (sql: string): Promise<any> => Object.values((await owner.query(sql)).rows[0])[0];
  /** Asks until it is so; the test's own time limit ends it otherwise. */
  const until = async (sql: string): Promise<void> => {
    while (!(await one(sql))) await wait(100);
  };
  const start = async (): Promise<void> => {
    Object.assign(process.env, {
      APP_DATABASE_URL: database.appUrl,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '1000000',
      QUEUE_PREFIX: new URL(database.appUrl).pathname.slice(1),
    });
    app = await createServer(AppModule);
    await app.listen(0, '127.0.0.1');
    app.get(Engine).start();
  };

  it('does not play on a database that is no demonstration', async () => {
    expect(await startLiveDay({ origin: 'http://127.0.0.1:9', appUrl: database.appUrl })).toBeNull();
  });

  it('fills an empty database once, with a district and a login for each role', async () => {
    expect(await loadDemonstration(database.ownerUrl)).toBe(true);
    expect(await loadDemonstration(database.ownerUrl)).toBe(false);
    expect(await one('select count(*)::int from territory')).toBe(1);
    expect(await one(`select count(*)::int from site where role = 'association'`)).toBe(25);
    expect(await one(`select count(*)::int from site where area_id is null`)).toBe(0);
    expect(await one('select count(*)::int from convention')).toBe(23);
    await start();
    const { items } = (await (await fetch(`${await app!.getUrl()}/api/v1/demo-logins`)).json()) as {
      items: { email: string; password: string; role: string }[];
    };
    expect(items.map(({ role }) => role).sort()).toEqual([
      'admin',
      'association',
      'committee',
      'coordinator',
      'driver',
      'hub',
      'shop-staff',
      'town-hall',
    ]);
    for (const { email, password } of items) {
      expect(password).toBe(DEMO_PASSWORD);
      const session = await fetch(`${await app!.getUrl()}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
      expect(session.status).toBe(201);
    }
  });

  it('lets a day run, and goes on with it after a stop as if there had been none', async () => {
    // From half past eleven at 900 times real time, the noon peak comes after some eight seconds.
    const speed = 900;
    day = await startLiveDay({ origin: await app!.getUrl(), appUrl: database.appUrl, speed });
    await until(`select count(*) > 3 from offer where state = 'accepted'`);
    await day!.stop();
    await app!.close();
    // A night between the two processes, as the real clock sees it.
    await owner.query(`update shifted_clock set real = real - interval '8 hours'`);
    const left = await one('select max(at) from parcel_history');
    const lots = await one('select count(*)::int from lot');
    await start();
    day = await startLiveDay({ origin: await app!.getUrl(), appUrl: database.appUrl, speed });
    await until(`select count(*) > ${lots + 5} from lot`);
    await until(`select count(*) > 0 from parcel where state in ('delivered', 'distributed')`);
    const first = await one(`select min(at) from parcel_history where at > '${left.toISOString()}'`);
    // Not hours later: a quarter of an hour of the hurried clock at most.
    expect(first.getTime() - left.getTime()).toBeLessThan(3 * 3_600_000);
    expect(await one('select count(*) - count(distinct external_ref) from lot')).toBe('0');
    expect(
      await one(`select count(*)::int from lot l left join (select lot_id, sum(grams) as g from balance group by lot_id) b on b.lot_id = l.id
      left join (select lot_id, sum(case when from_bucket = 'weighing' then grams else -grams end) as g from movement where 'weighing' in (from_bucket, to_bucket) group by lot_id) w on w.lot_id = l.id
      where coalesce(b.g, 0) <> l.declared_g + coalesce(w.g, 0)`),
    ).toBe(0);
  }, 300_000);
});
