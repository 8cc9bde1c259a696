import { startApp, type TestApp, type TestClient } from '../support/app.js';
import { aPerson, someStorage } from '../support/builders.js';
import { aDistrict, type District } from '../support/district.js';
import { aSiret, insert } from '../support/rows.js';

/** What the events say since the last look: types only. */
const eventsOf = async (app: TestApp): Promise<string[]> =>
  (await app.owner.query('delete from outbox returning type')).rows.map(({ type }) => type);

describe('organisations and their sites', () => {
  let app: TestApp;
  let district: District;
  let coordinator: TestClient;

  beforeAll(async () => {
    app = await startApp();
    district = await aDistrict(app);
    coordinator = app.as('coordinator');
  });
  afterAll(() => app.close());

  const newSite = (over = {}) => ({
    organisationId: district.shop.organisation.id,
    name: 'Quai inventé',
    role: 'donor',
    donorKind: 'grocery',
    point: [2.3984, 48.8646],
    ...over,
  });

  it('registers, lists, finds and changes organisations', async () => {
    const siret = aSiret(777);
    const made = await coordinator.post('/organisations', {
      kind: 'association',
      name: 'Table 100 % Inventée',
      siret: `${siret.slice(0, 9)} ${siret.slice(9)}`,
      rna: 'W751234567',
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ kind: 'association', siret, habilitationTo: null, publicBody: false, entitlement: 1, version: 1 });
    expect(made.body.code).toMatch(/^association-[0-9a-f]{10}$/);
    // % is what is looked for, not a wildcard, which would find every name with a 1 and a 0.
    expect((await coordinator.get('/organisations?q=100%20%25%20inv&kind=association')).body.items).toEqual([made.body]);
    const changed = await coordinator.patch(`/organisations/${made.body.id}`, {
      habilitationFrom: '2026-01-01',
      habilitationTo: '2028-12-31',
      entitlement: 80.5,
      siret: null,
      version: 1,
    });
    expect(changed.body).toMatchObject({
      habilitationFrom: '2026-01-01',
      habilitationTo: '2028-12-31',
      entitlement: 80.5,
      siret: null,
      rna: 'W751234567',
      version: 2,
    });
    expect((await coordinator.get(`/organisations/${made.body.id}`)).body).toEqual(changed.body);
  });

  it.each([
    [{ siret: '73282932000075' }, '/siret', 'siret-wrong'],
    [{ siret: 'FR123' }, '/siret', 'wrong-form'],
    [{ rna: 'X751234567' }, '/rna', 'wrong-form'],
    [{ habilitationFrom: '2026-05-01', habilitationTo: '2026-04-30' }, '/habilitationTo', 'ends-before-it-starts'],
    [{ habilitationTo: '2026-02-30' }, '/habilitationTo', 'not-a-date'],
    [{ entitlement: -1 }, '/entitlement', 'too-small'],
    [{ kind: 'shop' }, '/kind', 'not-in-list'],
    [{ name: null }, '/name', 'missing'],
    [{ contactPhone: 'call me' }, '/contactPhone', 'wrong-form'],
  ])('refuses %j', async (over, pointer, code) => {
    const answer = await coordinator.post('/organisations', { kind: 'donor', name: 'Maison Fictive', ...over });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
  });

  it('opens a site in the quartier it stands in, and only inside the territory', async () => {
    const outline = {
      type: 'Polygon',
      coordinates: [
        [
          [2.39, 48.86],
          [2.4, 48.86],
          [2.4, 48.87],
          [2.39, 48.87],
          [2.39, 48.86],
        ],
      ],
    };
    await insert(app, 'area', { territory_id: district.territory.id, code: 'q77', name: 'Quartier inventé', outline, source: 'test' });
    const made = await coordinator.post('/sites', newSite());
    expect(made.body).toMatchObject({
      areaCode: 'q77',
      organisationName: district.shop.organisation.name,
      accepts: null,
      windows: [],
      storage: [],
      active: true,
      version: 1,
    });
    const moved = await coordinator.patch(`/sites/${made.body.id}`, { point: [2.41, 48.865], version: 1 });
    expect(moved.body).toMatchObject({ areaCode: null, point: [2.41, 48.865], donorKind: 'grocery', version: 2 });

    // Latitude first: a place off Somalia, some 5 900 km away.
    const swapped = await coordinator.post('/sites', newSite({ point: [48.8646, 2.3984] }));
    expect(swapped.body.errors).toEqual([
      {
        pointer: '/point',
        code: 'outside-territory',
        detail: expect.stringMatching(/^Ces coordonnées sont hors du territoire \(à 6.\d{3} km\)\. Longitude puis latitude \?$/),
      },
    ]);
    for (const point of [[2.3984], [2.3984, 91], ['2.4', '48.8'], [2.3984, 48.8, 1], null, { lon: 2, lat: 48 }]) {
      expect((await coordinator.post('/sites', newSite({ point }))).body.errors[0].pointer).toBe('/point');
    }
    expect((await coordinator.post('/sites', newSite({ donorKind: null }))).body.errors[0].code).toBe('donor-kind-needed');
    expect((await coordinator.post('/sites', newSite({ role: 'hub' }))).body.errors[0].code).toBe('donor-kind-out-of-place');
    expect((await coordinator.post('/sites', newSite({ code: made.body.code }))).body).toMatchObject({
      status: 409,
      code: 'already-exists',
    });
  });

  it('replaces the windows for one purpose, which may touch but not overlap', async () => {
    const { id } = district.bakery.site;
    await eventsOf(app);
    const windows = [
      { weekday: 1, opens: '08:00', closes: '12:00' },
      { weekday: 1, opens: '12:00', closes: '14:00' },
      { weekday: 7, opens: '09:00', closes: '10:00' },
    ];
    const set = await coordinator.put(`/sites/${id}/windows`, { purpose: 'pickup', windows, version: 1 });
    expect(set.body.windows.map(({ id: _, purpose, ...window }: any) => window)).toEqual(windows);
    expect(set.body.version).toBe(2);
    expect(await eventsOf(app)).toEqual(['site.changed']);

    const bad = [...windows, { weekday: 1, opens: '13:00', closes: '15:00' }, { weekday: 2, opens: '18:00', closes: '08:00' }];
    const refused = await coordinator.put(`/sites/${id}/windows`, { purpose: 'pickup', windows: bad, version: 2 });
    expect(refused.body.errors.map(({ pointer, code }: any) => [pointer, code])).toEqual([
      ['/windows/3', 'overlap'],
      ['/windows/4/closes', 'ends-before-it-starts'],
    ]);
    expect(
      (
        await coordinator.put(`/sites/${id}/windows`, {
          purpose: 'pickup',
          windows: [{ weekday: 8, opens: '24:00', closes: 'late' }],
          version: 2,
        })
      ).body.errors,
    ).toHaveLength(3);
    expect((await coordinator.put(`/sites/${id}/windows`, { purpose: 'pickup', windows: [], version: 1 })).body.code).toBe('stale-version');
    expect((await coordinator.get(`/sites/${id}`)).body.windows).toHaveLength(3);
    expect(await eventsOf(app)).toEqual([]);
  });

  it('closes a site for some days and opens it again', async () => {
    const { id } = district.canteen.site;
    const closed = await coordinator.post(`/sites/${id}/closures`, { fromDate: '2026-12-24', toDate: '2027-01-02', reason: 'Vacances' });
    expect(closed.body.closures).toEqual([{ id: expect.any(String), fromDate: '2026-12-24', toDate: '2027-01-02', reason: 'Vacances' }]);
    expect((await coordinator.post(`/sites/${id}/closures`, { fromDate: '2026-12-24', toDate: '2026-12-23' })).body.errors[0].pointer).toBe(
      '/toDate',
    );
    const closureId = closed.body.closures[0].id;
    // Of another site there is no such closure.
    expect((await coordinator.delete(`/sites/${district.bakery.site.id}/closures/${closureId}`)).status).toBe(404);
    expect((await coordinator.delete(`/sites/${id}/closures/${closureId}`)).status).toBe(204);
    expect((await coordinator.get(`/sites/${id}`)).body.closures).toEqual([]);
  });

  it('sets what a site has room for, never below what is promised', async () => {
    const { id, version } = district.hub.site;
    await app.owner.query(`update storage set reserved_g = 2000 where site_id = $1 and cold = 'chilled4'`, [id]);
    const tooSmall = await coordinator.put(`/sites/${id}/storage`, { storage: [{ cold: 'chilled4', capacity_g: 1999 }], version });
    expect(tooSmall.body).toMatchObject({
      status: 409,
      code: 'storage-in-use',
      facts: { rooms: [{ cold: 'chilled4', reserved_g: 2000 }] },
    });
    expect((await coordinator.put(`/sites/${id}/storage`, { storage: [{ cold: 'total', capacity_g: 1e6 }], version })).body.code).toBe(
      'storage-in-use',
    );
    const set = await coordinator.put(`/sites/${id}/storage`, {
      storage: [
        { cold: 'chilled4', capacity_g: 2000 },
        { cold: 'total', capacity_g: 900_000 },
      ],
      version,
    });
    expect(set.body.storage).toEqual([
      { cold: 'chilled4', capacity_g: 2000, reserved_g: 2000 },
      { cold: 'total', capacity_g: 900_000, reserved_g: 0 },
    ]);
    const twice = {
      storage: [
        { cold: 'total', capacity_g: 1 },
        { cold: 'total', capacity_g: 2 },
      ],
      version: set.body.version,
    };
    expect((await coordinator.put(`/sites/${id}/storage`, twice)).body.errors).toEqual([
      expect.objectContaining({ pointer: '/storage/1', code: 'listed-twice' }),
    ]);
  });

  it('waits for an acceptance that takes the room at the same moment', async () => {
    const { site } = district.associations[2];
    await app.owner.query('delete from storage where site_id = $1', [site.id]);
    await someStorage(app, site, { cold: 'ambient', capacity_g: 10_000 });
    await app.owner.query('begin');
    await app.owner.query('update storage set reserved_g = 8000 where site_id = $1', [site.id]);
    const shrinking = coordinator.put(`/sites/${site.id}/storage`, { storage: [{ cold: 'ambient', capacity_g: 5000 }], version: 1 });
    // Committing only once the other is seen to wait. Without the clearing, one transaction sees one moment of the list.
    for (let waiting = 0; waiting === 0;) {
      await app.owner.query('select pg_stat_clear_snapshot()');
      waiting = (await app.owner.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`))
        .rows.length;
    }
    await app.owner.query('commit');
    expect((await shrinking).body.code).toBe('storage-in-use');
  });

  it('records conventions, once a pair and first day, and shows both sides theirs', async () => {
    const [{ organisation }, other] = district.associations;
    const body = {
      associationId: organisation.id,
      donorId: district.shop.organisation.id,
      fromDate: '2026-01-01',
      toDate: '2026-12-31',
      reference: 'C-1',
    };
    const signed = await coordinator.post('/conventions', body);
    expect(signed.body).toMatchObject({ ...body, donorName: district.shop.organisation.name });
    expect((await coordinator.post('/conventions', body)).status).toBe(409);
    expect((await coordinator.post('/conventions', { ...body, fromDate: '2027-01-01' })).body.errors[0].pointer).toBe('/toDate');
    expect((await coordinator.post('/conventions', { ...body, associationId: district.shop.organisation.id })).body.errors[0].code).toBe(
      'not-an-association',
    );
    expect((await coordinator.post('/conventions', { ...body, donorId: other.organisation.id })).body.errors[0].code).toBe('not-a-donor');
    expect((await app.as('shop-staff').get('/conventions')).body.items.map(({ id }: any) => id)).toEqual([signed.body.id]);
    const forShop = (await coordinator.get(`/conventions?donorId=${district.shop.organisation.id}`)).body.items;
    // Three hold with every donor.
    expect(forShop).toHaveLength(4);
    expect((await coordinator.delete(`/conventions/${signed.body.id}`)).status).toBe(204);
    expect((await coordinator.delete(`/conventions/${signed.body.id}`)).status).toBe(404);
  });

  it('keeps people, and the days they will not be there', async () => {
    await eventsOf(app);
    const made = await coordinator.post('/people', {
      organisationId: district.hub.organisation.id,
      name: 'Alix Exemple',
      phone: '+33 6 99 00 00 00',
      drives: ['cargo-bike'],
    });
    expect(made.body).toMatchObject({ drives: ['cargo-bike'], active: true, absences: [], version: 1 });
    expect(
      (await coordinator.post('/people', { organisationId: district.hub.organisation.id, name: 'x', drives: ['lorry'] })).body.errors[0]
        .pointer,
    ).toBe('/drives');
    const path = `/people/${made.body.id}`;
    await app.setClock('2026-11-20T18:00:00+01:00');
    for (const day of ['2026-11-19', '2026-11-20', '2026-11-21'])
      expect((await coordinator.post(`${path}/absences`, { day })).status).toBe(201);
    const again = await coordinator.post(`${path}/absences`, { day: '2026-11-21', reason: 'Congé' });
    // Yesterday’s is past and no longer shown.
    expect(again.body.absences).toEqual([
      { day: '2026-11-20', reason: null },
      { day: '2026-11-21', reason: 'Congé' },
    ]);
    expect((await coordinator.delete(`${path}/absences/2026-11-20`)).status).toBe(204);
    for (const day of ['2026-11-20', '2026-02-30', 'tomorrow'])
      expect((await coordinator.delete(`${path}/absences/${day}`)).status).toBe(404);
    expect(await eventsOf(app)).toEqual(Array(5).fill('person.absent'));
    expect((await coordinator.patch(path, { active: false, phone: null, version: 1 })).body).toMatchObject({
      active: false,
      phone: null,
      name: 'Alix Exemple',
      version: 2,
    });
    expect((await coordinator.get('/people?q=alix')).body.items[0].absences).toHaveLength(1);
  });

  it('keeps vehicles and who drives them when', async () => {
    await eventsOf(app);
    const body = {
      organisationId: district.hub.organisation.id,
      name: 'Vélo bleu',
      profile: 'cargo-bike',
      capacity_g: 120_000,
      startSiteId: district.hub.site.id,
    };
    const made = await coordinator.post('/vehicles', body);
    expect(made.body).toMatchObject({ ...body, litres: null, has: [], maxStops: 20, shifts: [], version: 1 });
    const path = `/vehicles/${made.body.id}`;
    expect((await coordinator.patch(path, { litres: 600, has: ['trolley'], version: 1 })).body).toMatchObject({
      litres: 600,
      has: ['trolley'],
      version: 2,
    });
    const driver = await aPerson(app, district.hub.organisation);
    const shift = { personId: driver.id, weekday: 1, starts: '17:00', ends: '21:00' };
    const set = await coordinator.put(`${path}/shifts`, { shifts: [shift, { ...shift, weekday: 2 }], version: 2 });
    expect(set.body.shifts).toEqual([shift, { ...shift, weekday: 2 }]);
    expect(await eventsOf(app)).toEqual(['vehicle.changed', 'vehicle.changed', 'vehicle.changed']);
    const refused = await coordinator.put(`${path}/shifts`, {
      version: 3,
      shifts: [
        shift,
        { ...shift, starts: '20:00', ends: '22:00' },
        { ...shift, weekday: 3, ends: '16:00' },
        { ...shift, weekday: 4, personId: district.van.person.id },
      ],
    });
    expect(refused.body.errors.map(({ pointer, code }: any) => [pointer, code])).toEqual([
      ['/shifts/1', 'overlap'],
      ['/shifts/2/ends', 'ends-before-it-starts'],
      ['/shifts/3/personId', 'person-busy'],
    ]);
    expect((await coordinator.get('/vehicles')).body.items.find(({ id }: any) => id === made.body.id)).toEqual(set.body);
  });

  it('answers a change made on an old version with 412, and one of two at once wins', async () => {
    const { id } = district.feed.site;
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((name) => coordinator.patch(`/sites/${id}`, { name, version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect((await coordinator.get(`/sites/${id}`)).body.version).toBe(2);
    for (const [path, body] of [
      [`/organisations/${district.feed.organisation.id}`, { name: 'x' }],
      [`/people/${district.van.person.id}`, { name: 'x' }],
      [`/vehicles/${district.van.vehicle.id}`, { name: 'x' }],
    ] as const) {
      expect((await coordinator.patch(path, { ...body, version: 7 })).body).toMatchObject({
        status: 412,
        code: 'stale-version',
        facts: { version: 1 },
      });
    }
  });
});
