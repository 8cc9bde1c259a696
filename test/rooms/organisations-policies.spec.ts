import { startApp, type TestApp } from '../support/app.js';
import { aDistrict } from '../support/district.js';

describe('policies', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
    await aDistrict(app);
  });
  afterAll(() => app.close());

  it('numbers the policies voted and applies the last whose day has come', async () => {
    await app.setClock('2026-11-20T18:00:00+01:00');
    const committee = app.as('committee');
    const inForce = (await committee.get('/policy')).body;
    expect(inForce).toMatchObject({ version: 1, body: { fairness: { weight: 0.3 } } });
    const vote = (validFrom: string, weight: number) =>
      committee.post('/policies', { body: { ...inForce.body, fairness: { weight } }, validFrom, votedOn: '2026-11-18', note: 'Voté' });
    const [next, later] = await Promise.all([vote('2026-11-21T00:00:00+01:00', 0.5), vote('2026-12-01T00:00:00+01:00', 0.7)]);
    expect([next.body.version, later.body.version].sort()).toEqual([2, 3]);
    expect((await committee.get('/policy')).body.version).toBe(1);
    await app.setClock('2026-11-21T00:00:00+01:00');
    expect((await app.as('driver').get('/policy')).body.body.fairness.weight).toBe(0.5);
    expect((await committee.get('/policies')).body.items.map(({ version }: any) => version)).toEqual([1, 2, 3]);
    expect((await vote('2026-11-20T00:00:00+01:00', 1)).body.code).toBe('policy-in-the-past');
    const { cycle: _, ...rest } = inForce.body;
    const unknown = await committee.post('/policies', {
      body: { ...rest, favour: 1, pairCost: { fixed_g: 'x', perMetre_g: 1 } },
      validFrom: '2027-01-01T00:00:00Z',
    });
    expect(unknown.body.errors.map(({ pointer, code }: any) => [pointer, code]).sort()).toEqual([
      ['/body/cycle', 'missing'],
      ['/body/favour', 'unknown'],
      ['/body/pairCost/fixed_g', 'not-a-whole-number'],
    ]);
  });
});
