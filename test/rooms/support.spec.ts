import { aSiret } from '../support/rows.js';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, anotherTerritory } from '../support/district.js';

describe('the test application', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('serves the API on a district with one user a role', async () => {
    const district = await aDistrict(app);
    await anotherTerritory(app);
    await app.setClock('2026-11-20T18:00:00+01:00');
    await app.drain();
    expect((await app.owner.query('select app_now() as now')).rows[0].now.toISOString()).toBe('2026-11-20T17:00:00.000Z');
    expect(Object.keys(district.users)).toHaveLength(8);
    expect(aSiret(123)).toBe('90000000001231');
    const answer = await app.as('coordinator').get('/no-such-address');
    expect([answer.status, answer.body.code]).toEqual([404, 'route-not-found']);
  });
});
