import { startApp, type TestApp, type TestClient } from '../support/app.js';
import { aVehicle } from '../support/builders.js';
import { aDistrict, type District } from '../support/district.js';

describe('what an organisation sees and changes of the territory', () => {
  let app: TestApp;
  let district: District;
  let association: TestClient;

  beforeAll(async () => {
    app = await startApp();
    district = await aDistrict(app);
    association = app.as('association');
  });
  afterAll(() => app.close());

  const newSite = () => ({
    organisationId: district.shop.organisation.id,
    name: 'Quai inventé',
    role: 'donor',
    donorKind: 'grocery',
    point: [2.3984, 48.8646],
  });
  const idsOf = async (client: TestClient, path: string): Promise<string[]> =>
    (await client.get(path)).body.items.map(({ id }: { id: string }) => id);

  it('lets an association run its own sites, and change no more of itself than how to reach it', async () => {
    const [{ organisation, site }, other] = district.associations;
    expect((await association.get('/sites')).body.items.map(({ id }: { id: string }) => id)).toEqual([site.id]);
    expect((await association.get('/organisations')).body.items.map(({ id }: { id: string }) => id)).toEqual([organisation.id]);
    const changed = await association.patch(`/sites/${site.id}`, {
      accepts: ['bread', 'fruit'],
      refusesAllergens: ['nuts'],
      shortDlc: true,
      streetAccess: 'Porte bleue',
      version: 1,
    });
    expect(changed.body).toMatchObject({
      accepts: ['bread', 'fruit'],
      refusesAllergens: ['nuts'],
      shortDlc: true,
      streetAccess: 'Porte bleue',
      version: 2,
    });
    // The same name sent back with the form is no change.
    expect((await association.patch(`/sites/${site.id}`, { name: site.name, accepts: null, version: 2 })).body).toMatchObject({
      accepts: null,
      version: 3,
    });
    expect((await association.put(`/sites/${site.id}/windows`, { purpose: 'distribution', windows: [], version: 3 })).status).toBe(200);
    expect(
      (await association.patch(`/organisations/${organisation.id}`, { contactPhone: '+33 1 99 00 00 01', version: 1 })).body.version,
    ).toBe(2);

    for (const [path, body] of [
      [`/sites/${site.id}`, { point: [2.41, 48.87], version: 4 }],
      [`/sites/${site.id}`, { active: false, version: 4 }],
      [`/organisations/${organisation.id}`, { habilitationTo: '2040-01-01', version: 2 }],
      [`/organisations/${organisation.id}`, { entitlement: 1000, version: 2 }],
    ] as const) {
      expect((await association.patch(path, body)).body).toMatchObject({ status: 403, code: 'field-not-yours' });
    }
    // Whether another's row exists is not told: 404 for reading and for writing.
    for (const [method, path, body] of [
      ['GET', `/sites/${other.site.id}`, undefined],
      ['PATCH', `/sites/${other.site.id}`, { accepts: [], version: 1 }],
      ['PUT', `/sites/${other.site.id}/windows`, { purpose: 'pickup', windows: [], version: 1 }],
      ['PUT', `/sites/${other.site.id}/storage`, { storage: [], version: 1 }],
      ['POST', `/sites/${other.site.id}/closures`, { fromDate: '2026-12-24', toDate: '2026-12-24' }],
      ['GET', `/organisations/${other.organisation.id}`, undefined],
      ['PATCH', `/organisations/${other.organisation.id}`, { contactName: 'x', version: 1 }],
    ] as const) {
      expect([path, (await association.request(method, path, body)).status]).toEqual([path, 404]);
    }
    for (const [path, body] of [
      ['/organisations', { kind: 'donor', name: 'x' }],
      ['/sites', newSite()],
      ['/conventions', { associationId: organisation.id, fromDate: '2026-01-01', toDate: '2026-12-31' }],
    ] as const) {
      expect((await association.post(path, body)).body.code).toBe('not-allowed');
    }
  });

  it('shows it its own people, vehicles and conventions, whatever it asks for', async () => {
    const [first, second] = district.associations;
    const own = await aVehicle(app, first);
    expect(await idsOf(association, '/vehicles')).toEqual([own.vehicle.id]);
    expect(await idsOf(association, '/people')).toEqual([own.person.id]);
    expect(await idsOf(app.as('hub'), '/people')).toEqual([district.van.person.id, district.bike.person.id]);
    expect((await association.get('/conventions')).body.items).toEqual([
      expect.objectContaining({ associationId: first.organisation.id, donorId: null }),
    ]);
    for (const path of ['/sites', '/people', '/vehicles'])
      expect(await idsOf(association, `${path}?organisationId=${second.organisation.id}`)).toEqual([]);
    expect(await idsOf(association, `/conventions?associationId=${second.organisation.id}`)).toEqual([]);
    expect((await app.as('coordinator').get('/sites?limit=200')).body.items.length).toBeGreaterThan(7);
  });

  it('shows nothing to one who acts for no organisation, as a hub without one would', async () => {
    await app.owner.query('update user_account set organisation_id = null where id = $1', [district.users.hub.id]);
    for (const path of ['/organisations', '/sites', '/people', '/vehicles', '/conventions'])
      expect([path, await idsOf(app.as('hub'), path)]).toEqual([path, []]);
  });
});
