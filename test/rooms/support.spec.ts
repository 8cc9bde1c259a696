import fs from 'node:fs';
import path from 'node:path';
import { problemsDocument } from '../../src/cli/problems-document.js';
import { allCodes } from '../../src/support/codes.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict } from '../support/district.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  // A demonstration's clock, a year ahead of ours: no age may be measured with it.
  await app.setClock('2099-01-01T12:00:00+01:00');
  await aDistrict(app);
});
afterAll(() => app.close());

describe('health', () => {
  it('says that the process answers, without asking the database', async () => {
    expect(await app.anonymous.get(`${app.url}/health/alive`)).toMatchObject({ status: 200, body: { status: 'alive' } });
  });

  it('says what waits, by the real clock', async () => {
    const ready = async (): Promise<any> => (await app.anonymous.get(`${app.url}/health/ready`)).body;
    expect(await ready()).toMatchObject({
      status: 'ready',
      database: true,
      outbox: { waiting: 0, oldest_s: 0 },
      queue: { kind: 'postgresql', waiting: 0, active: 0, failed: 0 },
    });
    await app.owner.query(
      `insert into outbox (territory_id, type, payload, written_at) select id, 'x.y', '{}', clock_timestamp() - interval '90 seconds' from territory`,
    );
    const { outbox } = await ready();
    expect(outbox.waiting).toBe(1);
    expect(outbox.oldest_s).toBeGreaterThanOrEqual(90);
    expect(outbox.oldest_s).toBeLessThan(3600);
    await app.drain();
    expect((await ready()).outbox.waiting).toBe(0);
  });

  it('asks for patience while the database does not answer', async () => {
    const name = new URL(app.ownerUrl).pathname.slice(1);
    await app.owner.query(`alter role glane_app in database ${name} set statement_timeout = 100`);
    await app.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'glane' and datname = current_database()`,
    );
    await app.owner.query('begin; lock table outbox in access exclusive mode');
    try {
      const answer = await app.anonymous.get(`${app.url}/health/ready`);
      expect(answer).toMatchObject({ status: 503, body: { code: 'database-away' } });
      expect(answer.headers.get('retry-after')).toBe('2');
      expect((await app.anonymous.get(`${app.url}/health/alive`)).status).toBe(200);
    } finally {
      await app.owner.query(`rollback; alter role glane_app in database ${name} reset statement_timeout`);
    }
  });
});

describe('problems', () => {
  it('each have a page for people at their type', async () => {
    const refused = await app.anonymous.get('/lots');
    expect(refused).toMatchObject({ status: 401, body: { type: '/problems/not-signed-in' } });
    const page = await app.anonymous.get(`${app.url}${refused.body.type}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('<p>Connectez-vous pour continuer.</p><p lang="en">Sign in to continue.</p><p>HTTP 401</p>');
    expect((await app.anonymous.get(`${app.url}/problems/no-such-code`)).body.code).toBe('not-found');
    expect((await app.anonymous.get(`${app.url}/problems/%3Cscript%3E`)).status).toBe(404);
  });

  it('have a code of their own, and words in both languages', () => {
    const codes = allCodes();
    const names = codes.map(({ kind, code }) => `${kind} ${code}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { words } of codes) expect(words.fr && words.en && words.fr !== words.en).toBeTruthy();
    expect(new Set(codes.map(({ kind }) => kind))).toEqual(new Set(['refusal', 'lot-rule', 'constraint', 'joint-reason', 'round-rule']));
  });

  it('are listed in docs/problems.md as the program has them: npm run docs:problems', () => {
    const written = fs.readFileSync(path.resolve(__dirname, '../../docs/problems.md'), 'utf8');
    expect(written).toBe(problemsDocument());
  });
});
