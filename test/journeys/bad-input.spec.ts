import { startApp, type TestApp } from '../support/app.js';
import { aShop } from '../support/builders.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

describe('what a declaration must not be', () => {
  let app: TestApp;
  let district: District;

  beforeAll(async () => {
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
  });
  afterAll(() => app.close());

  const lots = async (): Promise<number> => (await app.owner.query('select count(*)::int as n from lot')).rows[0].n;

  const cases: [string, Record<string, unknown>, string, string][] = [
    ['a use-by date of yesterday', { date: '2026-11-19' }, '/date', 'dlc-passed'],
    ['30 February', { date: '2026-02-30' }, '/date', 'not-a-date'],
    ['meat without a date', { category: 'meat', cold: 'chilled4', dateKind: 'none', date: undefined }, '/date', 'dlc-needed'],
    ['a use-by date that is a month', { date: '2026-11-25', datePrecision: 'month' }, '/datePrecision', 'dlc-is-a-day'],
    ['weight 0', { package_g: 0 }, '/package_g', 'too-small'],
    ['a negative weight', { package_g: -5 }, '/package_g', 'too-small'],
    ['half a gram', { package_g: 0.5 }, '/package_g', 'not-a-whole-number'],
    ['no package', { packages: 0 }, '/packages', 'too-small'],
    ['text with NUL', { label: 'Yaourts\u0000' }, '/label', 'control-characters'],
    ['an unknown category', { category: 'gold' }, '/category', 'not-in-list'],
    ['a field that does not exist', { state: 'delivered' }, '/state', 'unknown'],
    ['a field of the database', { territory_id: 'x' }, '/territory_id', 'unknown'],
    ['no label', { label: undefined }, '/label', 'missing'],
    [
      'a pickup that ended',
      { pickup: { from: '2026-11-20T15:00:00+01:00', to: '2026-11-20T17:00:00+01:00' } },
      '/pickup/to',
      'pickup-in-order',
    ],
    ['a pickup without a zone', { pickup: { from: '2026-11-20T18:30:00', to: '2026-11-20T21:00:00' } }, '/pickup/from', 'not-an-instant'],
    ['year 9999', { date: '9999-12-31' }, '/date', 'not-a-date'],
    ['a site that is not an id', { siteId: 'shop' }, '/siteId', 'not-an-id'],
  ];

  it.each(cases)('%s: 422, says where and what to do, and writes nothing', async (_, given, pointer, code) => {
    const before = await lots();
    const answer = await app.as('shop-staff').post('/lots', aDeclaration(district, given));
    expect(answer).toMatchObject({ status: 422, body: { instance: expect.stringMatching(/^urn:glane:request:/) } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const problem = answer.body.errors.find((error: { pointer: string }) => error.pointer === pointer);
    expect(problem).toMatchObject({ code });
    expect(problem.detail).toMatch(/\p{L}{4}/u);
    expect(await lots()).toBe(before);
  });

  it('answers in English to those who ask', async () => {
    const answer = await app.as('shop-staff').post('/lots', aDeclaration(district, { date: '2026-11-19' }), { 'accept-language': 'en-GB' });
    expect(answer.body.errors[0].detail).toContain('use-by date has passed');
  });

  it.each([
    ['1e309 grams', '{"package_g": 1e309}', 422],
    ['a body that is not JSON', '{"label": ', 400],
    ['a body that is a list', '[]', 422],
    ['a body that is a text', '"x"', 422],
    ['deep nesting', '['.repeat(20_000), 400],
    ['a prototype', '{"__proto__": {"role": "admin"}}', 400],
  ])('%s is refused in plain words', async (_, body, status) => {
    const answer = await app.as('shop-staff').post('/lots', body, { 'content-type': 'application/json' });
    expect(answer.status).toBe(status);
    expect(answer.body.title).toMatch(/\p{L}{4}/u);
  });

  it('a body of 10 MB is refused', async () => {
    const answer = await app
      .as('shop-staff')
      .post('/lots', JSON.stringify({ label: 'x'.repeat(10_000_000) }), { 'content-type': 'application/json' });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  it('holds the lot of a supermarket without a convention until a named person releases it', async () => {
    await app.owner.query('delete from convention');
    const held = (await app.as('shop-staff').post('/lots', aDeclaration(district))).body;
    expect(held).toMatchObject({ state: 'declared', warnings: [{ code: 'convention-missing', level: 'HOLD' }] });
    await app.drain();
    expect((await app.as('coordinator').get(`/offers?lotId=${held.id}`)).body.items).toEqual([]);
    const short = await app.as('coordinator').post(`/lots/${held.id}/release`, { reason: 'ok' });
    expect(short.status).toBe(422);
    const released = await app
      .as('coordinator')
      .post(`/lots/${held.id}/release`, { reason: 'Convention signée ce matin, saisie en cours.' });
    expect(released.body.state).toBe('open');
    const steps = (await app.as('coordinator').get(`/lots/${held.id}/history`)).body.items;
    expect(steps.at(-1)).toMatchObject({
      reasonCode: 'released',
      note: 'Convention signée ce matin, saisie en cours.',
      actor: `user:${district.users.coordinator.id}`,
    });
  });

  it('refuses meat of a canteen without a convention', async () => {
    const answer = await app.as('coordinator').post(
      '/lots',
      aDeclaration(district, {
        siteId: district.canteen.site.id,
        category: 'ready-meal',
        cold: 'chilled3',
        producedOn: '2026-11-20',
        date: '2026-11-23',
      }),
    );
    expect(answer).toMatchObject({ status: 422, body: { code: 'lot-refused', errors: [{ code: 'canteen-convention-missing' }] } });
  });

  it('does not find another organisation’s or another territory’s site', async () => {
    const other = await anotherTerritory(app);
    const rival = await aShop(app, district.territory);
    for (const siteId of [other.shop.site.id, rival.site.id, '01a00000-0000-7000-8000-000000000000']) {
      expect(await app.as('shop-staff').post('/lots', aDeclaration(district, { siteId }))).toMatchObject({
        status: 404,
        body: { code: 'not-found' },
      });
    }
  });
});
