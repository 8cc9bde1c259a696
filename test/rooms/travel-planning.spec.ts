import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, type District } from '../support/district.js';
import { acceptEverything } from '../support/evening.js';
import { aDeclaration } from '../support/lots.js';
import { startRoutingServer, way, type RoutingServer } from '../support/routing-server.js';

/** The whole way: a planning asks an OSRM server, and the coordinator is told when it could not. */
describe('travel times in a planning', () => {
  let app: TestApp;
  let server: RoutingServer;
  let district: District;

  beforeAll(async () => {
    server = await startRoutingServer('osrm');
    app = await startApp({ env: { TRAVEL_SOURCE: 'osrm', TRAVEL_URL: server.url } });
    await app.setClock('2026-11-20T18:00:00+01:00');
    district = await aDistrict(app);
  });
  afterAll(async () => {
    await app.close();
    for (const name of ['TRAVEL_SOURCE', 'TRAVEL_URL']) delete process.env[name];
    await server.close();
  });

  it('says since when they are estimates, and plans all the same', async () => {
    const coordinator = app.as('coordinator');
    expect((await coordinator.get('/travel')).body).toEqual({ source: 'osrm', plannedAt: null, notice: null });
    server.mood = 'broken';
    await app.as('shop-staff').post('/lots', aDeclaration(district));
    await acceptEverything(app);
    const { body } = await coordinator.get('/travel');
    expect(body).toMatchObject({
      source: 'osrm',
      plannedAt: '2026-11-20T17:00:00.000Z',
      notice: { source: 'osrm', reason: 'no-answer', since: '2026-11-20T17:00:00.000Z' },
    });
    expect(body.notice.profiles.map(({ profile }: { profile: string }) => profile).sort()).toEqual(['cargo-bike', 'refrigerated-van']);
    expect((await coordinator.get('/rounds?day=2026-11-20')).body.items.length).toBeGreaterThan(0);
  });

  it('are the server’s as soon as it is back: a round is as long as its roads', async () => {
    server.mood = 'well';
    await app.setClock('2026-11-20T18:02:00+01:00');
    const coordinator = app.as('coordinator');
    expect((await coordinator.post('/rounds/planning', {})).status).toBe(200);
    expect((await coordinator.get('/travel')).body).toEqual({ source: 'osrm', plannedAt: '2026-11-20T17:02:00.000Z', notice: null });
    const [summary] = (await coordinator.get('/rounds?day=2026-11-20')).body.items;
    const round = (await coordinator.get(`/rounds/${summary.id}`)).body;
    const { rows } = await app.owner.query('select s.lon, s.lat from vehicle v join site s on s.id = v.start_site_id where v.id = $1', [
      round.vehicleId,
    ]);
    const base = [rows[0].lon, rows[0].lat];
    const points = [base, ...round.stops.map(({ point }: { point: [number, number] }) => point), base];
    const name = round.profile === 'cargo-bike' ? 'bike' : 'car';
    const road = points.slice(1).reduce((sum, to, n) => sum + way(points[n], to, name).metres, 0);
    expect(Math.abs(round.metres - road)).toBeLessThan(points.length);
  });

  it('are the coordinator’s to look at, not a shop’s', async () => {
    expect((await app.as('shop-staff').get('/travel')).status).toBe(403);
  });
});
