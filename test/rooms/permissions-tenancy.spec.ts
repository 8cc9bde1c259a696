import { Client } from 'pg';
import { startApp, type TestApp, type TestClient } from '../support/app.js';
import { aUser } from '../support/builders.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { anItem } from '../support/equipment.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';
import { documentOf, fitting, operationsOf, type ApiDocument, type Operation } from '../support/openapi.js';

/** Bodies whose form alone would not let a request through to where ids are looked at, by operation. */
const BODIES: Record<string, object> = {
  'POST /users': { email: 'a@glane.test', name: 'x', role: 'admin', password: 'un mot de passe rare' },
  'POST /api-keys': { name: 'x', role: 'shop-staff', scopes: ['lots:read'], expiresAt: new Date(Date.now() + 86_400_000).toISOString() },
  'PATCH /standing-rules/{id}': { version: 1 },
  'PATCH /equipment/{id}': { name: 'x', version: 1 },
  'PUT /equipment/{id}/lending': { windows: [], exceptions: [], version: 1 },
  'PATCH /vehicles/{id}': { name: 'x', version: 1 },
  'PATCH /people/{id}': { name: 'x', version: 1 },
  'PATCH /users/{id}': { name: 'x', version: 1 },
  'PUT /vehicles/{id}/shifts': { shifts: [], version: 1 },
};

describe('one territory and the other', () => {
  let app: TestApp;
  let here: District;
  let there: District;
  let admin: TestClient;
  let document: ApiDocument;
  let operations: Operation[];
  let thereIds: Record<string, string>;
  let before: Record<string, string>;

  beforeAll(async () => {
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    here = await aDistrict(app);
    there = await anotherTerritory(app);
    admin = app.as(here.users.admin);
    document = await documentOf(app);
    operations = operationsOf(document);
    thereIds = await aDayThere();
    before = await rowsThere();
  });
  afterAll(() => app.close());

  /** A lot of the other territory on its way, a key, a closure, a convention: one id for each kind of address. */
  async function aDayThere(): Promise<Record<string, string>> {
    const coordinator = app.as(there.users.coordinator);
    const lot = (await coordinator.post('/lots', aDeclaration(there))).body;
    await app.drain();
    const offer = (await coordinator.get('/offers')).body.items[0];
    await coordinator.post(`/offers/${offer.id}/acceptance`, {});
    await app.drain();
    const round = (await coordinator.get('/rounds?day=2026-11-20')).body.items[0];
    const stop = (await coordinator.get(`/rounds/${round.id}`)).body.stops[0];
    const closed = await coordinator.post(`/sites/${there.hub.site.id}/closures`, { fromDate: '2026-12-24', toDate: '2026-12-24' });
    await coordinator.post(`/people/${there.van.person.id}/absences`, { day: '2027-01-01' });
    const rule = await coordinator.post('/standing-rules', { siteId: there.hub.site.id, categories: ['bread'] });
    const key = await app
      .as(there.users.admin)
      .post('/api-keys', { name: 'k', role: 'admin', scopes: ['lots:read'], expiresAt: new Date(Date.now() + 86_400_000).toISOString() });
    const calendar = await app
      .as(there.users.driver)
      .post('/calendar-links', { kind: 'driver', targetId: there.van.person.id, language: 'fr' });
    const photo = await coordinator.post(`/stops/${stop.id}/photos`, { jpeg: '/9j/2gACBwf/2Q==' });
    const message = (await app.owner.query('select id from message where territory_id = $1 limit 1', [there.territory.id])).rows[0];
    const comparison = await app.owner.query(
      `insert into policy_comparison (territory_id, draft, against, policy_version, days, seeds, state, failure) values ($1, '{}', '{}', 1, 1, 2, 'failed', 'essai') returning id`,
      [there.territory.id],
    );
    const item = await anItem(app, there.hub);
    const period = { from: '2026-11-21T10:00:00+01:00', to: '2026-11-21T12:00:00+01:00' };
    const booking = await app.as(there.users.association).post(`/equipment/${item.id}/bookings`, period);
    return {
      equipment: item.id,
      'equipment-bookings': booking.body.id,
      plannings: (await coordinator.get('/plannings')).body.items[0].id,
      comparisons: comparison.rows[0].id,
      lots: lot.id,
      parcels: stop.lines[0].parcelId,
      offers: offer.id,
      'standing-rules': rule.body.id,
      cycles: (await coordinator.get('/cycles')).body.items[0].id,
      rounds: round.id,
      stops: stop.id,
      photos: photo.body.id,
      sites: there.hub.site.id,
      closureId: closed.body.closures[0].id,
      organisations: there.hub.organisation.id,
      conventions: (await coordinator.get('/conventions')).body.items[0].id,
      people: there.van.person.id,
      vehicles: there.van.vehicle.id,
      users: there.users.hub.id,
      'api-keys': key.body.id,
      'calendar-links': calendar.body.id,
      messages: message?.id,
    };
  }

  /** The other territory's rows as one hash a table. Sessions come and go with the clients of this test. */
  async function rowsThere(): Promise<Record<string, string>> {
    const tables = await app.owner.query(
      `select table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and column_name = 'territory_id' and table_type = 'BASE TABLE' and table_name <> 'session'`,
    );
    const hashes: Record<string, string> = {};
    for (const { name } of tables.rows) {
      const found = await app.owner.query(
        `select md5(coalesce(string_agg(r::text, '' order by r::text), '')) as hash from ${name} r where territory_id = $1`,
        [there.territory.id],
      );
      hashes[name] = found.rows[0].hash;
    }
    return hashes;
  }

  /** The address with ids of the other territory: by what stands before `{id}`, or by the name of the part. */
  function addressOf({ name, path }: Operation): string {
    return path.replaceAll(/([\w-]+)\/\{(\w+)\}/g, (_, room: string, part: string) => {
      const id = part === 'day' ? '2027-01-01' : thereIds[part === 'id' ? room : part];
      if (!id) throw new Error(`${name}: give this test an id of the other territory for it`);
      return `${room}/${id}`;
    });
  }

  const bodyOf = (operation: Operation): any =>
    BODIES[operation.name] ??
    (operation.body ? fitting(document, operation.body) : operation.method === 'GET' || operation.method === 'DELETE' ? undefined : {});

  it('has something there for every kind of id in an address', () => {
    expect(operations.filter(({ path }) => /\{(id|\w+Id)\}/.test(path)).map(addressOf).length).toBeGreaterThan(20);
  });

  it('finds nothing of the other territory under any address, whatever is to be done to it', async () => {
    const wrong: string[] = [];
    for (const operation of operations.filter(({ path }) => /\{(id|\w+Id)\}/.test(path))) {
      const answer = await admin.request(operation.method, addressOf(operation), bodyOf(operation));
      if (answer.status !== 404 || answer.body.code !== 'not-found')
        wrong.push(`${operation.name}: ${answer.status} ${JSON.stringify(answer.body)}`);
    }
    expect(wrong).toEqual([]);
  });

  it('does not let a row here lean on a row there', async () => {
    const own = { organisationId: here.hub.organisation.id, startSiteId: here.hub.site.id };
    const lent = {
      organisationId: here.hub.organisation.id,
      homeSiteId: here.hub.site.id,
      kind: 'trolley',
      name: 'x',
      priceUnit: 'hour',
      price_cents: 0,
    };
    const wanted: [string, string, object][] = [
      ['POST', '/sites', { organisationId: there.shop.organisation.id, name: 'x', role: 'hub', point: [2.3984, 48.8646] }],
      ['POST', '/people', { organisationId: there.hub.organisation.id, name: 'x' }],
      ['PATCH', `/people/${here.van.person.id}`, { organisationId: there.hub.organisation.id, version: 1 }],
      ['POST', '/vehicles', { ...own, organisationId: there.hub.organisation.id, name: 'x', profile: 'van', capacity_g: 1 }],
      ['POST', '/vehicles', { ...own, startSiteId: there.hub.site.id, name: 'x', profile: 'van', capacity_g: 1 }],
      [
        'PUT',
        `/vehicles/${here.van.vehicle.id}/shifts`,
        { shifts: [{ personId: there.van.person.id, weekday: 1, starts: '08:00', ends: '09:00' }], version: 1 },
      ],
      ['POST', '/conventions', { associationId: there.associations[0].organisation.id, fromDate: '2026-01-01', toDate: '2026-12-31' }],
      [
        'POST',
        '/conventions',
        {
          associationId: here.associations[0].organisation.id,
          donorId: there.shop.organisation.id,
          fromDate: '2026-01-01',
          toDate: '2026-12-31',
        },
      ],
      ['POST', '/users', { ...BODIES['POST /users'], organisationId: there.hub.organisation.id }],
      ['POST', '/users', { ...BODIES['POST /users'], personId: there.van.person.id }],
      ['PATCH', `/users/${here.users.hub.id}`, { organisationId: there.hub.organisation.id, version: 1 }],
      ['POST', '/api-keys', { ...BODIES['POST /api-keys'], organisationId: there.hub.organisation.id }],
      ['POST', '/lots', aDeclaration(there)],
      ['POST', '/standing-rules', { siteId: there.hub.site.id }],
      ['POST', '/equipment', { ...lent, organisationId: there.hub.organisation.id }],
      ['POST', '/equipment', { ...lent, homeSiteId: there.hub.site.id }],
      ['POST', '/equipment', { ...lent, kind: 'vehicle', vehicleId: there.van.vehicle.id }],
    ];
    for (const [method, path, body] of wanted) {
      const { status, body: problem } = await admin.request(method, path, body);
      expect([path, status, problem.code]).toEqual([path, 404, 'not-found']);
    }
  });

  it('shows no id of the other territory in any list, filtered by it or not', async () => {
    const ids = await app.owner.query(
      `select array_agg(id::text) as ids from (select id from site where territory_id = $1 union select id from organisation where territory_id = $1
      union select id from lot where territory_id = $1 union select id from offer where territory_id = $1 union select id from round where territory_id = $1
      union select id from person where territory_id = $1 union select id from vehicle where territory_id = $1 union select id from user_account where territory_id = $1
      union select id from policy where territory_id = $1 union select id from cycle where territory_id = $1 union select id from message where territory_id = $1) x`,
      [there.territory.id],
    );
    const filters = [
      '',
      `?siteId=${there.hub.site.id}`,
      `?organisationId=${there.hub.organisation.id}`,
      '?day=2026-11-20',
      '?from=2026-11-01&to=2026-11-30',
    ];
    const leaks: string[] = [];
    for (const { path, name } of operations.filter((operation) => operation.method === 'GET' && !operation.path.includes('{'))) {
      for (const filter of filters) {
        const { body } = await admin.get(path + filter);
        // What was asked with may be named in a refusal.
        const text = JSON.stringify(body).replaceAll(filter.split('=')[1] ?? '—', '');
        for (const id of ids.rows[0].ids as string[]) if (text.includes(id)) leaks.push(`${name}${filter}: ${id}`);
      }
    }
    expect(leaks).toEqual([]);
  });

  it('lets a person of the other territory in, to see theirs alone', async () => {
    const other = await aUser(app, there.territory, 'town-hall', { organisation: there.townHall });
    expect((await app.as(other).get('/session')).body.territory.code).toBe('autre-ville');
    const names = (await app.as(other).get('/organisations?limit=200')).body.items.map(({ id }: { id: string }) => id);
    expect(names).toContain(there.hub.organisation.id);
    expect(names).not.toContain(here.hub.organisation.id);
    await app.owner.query('delete from user_account where id = $1', [other.id]);
  });

  it('leaves every row of the other territory as it was', async () => {
    expect(await rowsThere()).toEqual(before);
  });
});

describe('the second wall', () => {
  let app: TestApp;
  let login: Client;
  let here: District;
  let there: District;
  let tables: { name: string; walled: boolean; insertable: boolean }[];

  beforeAll(async () => {
    app = await startApp();
    [here, there] = [await aDistrict(app), await anotherTerritory(app)];
    login = new Client({ connectionString: app.appUrl });
    await login.connect();
    const found = await app.owner.query(`
      select c.relname as name, c.relrowsecurity and exists (select from pg_policy where polrelid = c.oid) as walled, has_table_privilege('glane_app', c.oid, 'insert') as insertable
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'territory_id')`);
    tables = found.rows;
  });
  afterAll(async () => {
    await login.end();
    await app.close();
  });

  it('stands around every table that names a territory', () => {
    expect(tables.length).toBeGreaterThan(30);
    expect(tables.filter(({ walled }) => !walled)).toEqual([]);
  });

  it('shows nothing to the application’s login while no territory is set', async () => {
    for (const { name } of [...tables, { name: 'territory' }]) {
      expect([name, (await login.query(`select count(*)::int as n from ${name}`)).rows[0].n]).toEqual([name, 0]);
    }
    expect((await app.owner.query('select count(*)::int as n from site')).rows[0].n).toBeGreaterThan(10);
  });

  it('shows one territory while it is set, and refuses to write another’s row or to move one there', async () => {
    await login.query('begin');
    await login.query(`select set_config('app.territory', $1, true)`, [here.territory.id]);
    expect((await login.query('select distinct territory_id from site')).rows).toEqual([{ territory_id: here.territory.id }]);
    expect((await login.query('update site set name = $2 where id = $1', [there.hub.site.id, 'mine'])).rowCount).toBe(0);
    expect((await login.query('delete from opening_window where site_id = $1', [there.hub.site.id])).rowCount).toBe(0);
    await login.query('savepoint here');
    const person = `insert into person (territory_id, organisation_id, name) values ($1, $2, 'x')`;
    await expect(login.query(person, [there.territory.id, there.hub.organisation.id])).rejects.toThrow('row-level security');
    await login.query('rollback to here');
    await expect(login.query('update person set territory_id = $1', [there.territory.id])).rejects.toThrow(
      /row-level security|foreign key/,
    );
    await login.query('rollback');
  });

  it('forgets the territory with the transaction', async () => {
    await login.query(`begin; set local app.territory = '${here.territory.id}'; commit`);
    expect((await login.query('select count(*)::int as n from site')).rows[0].n).toBe(0);
  });

  it('cannot be pulled down by the application’s login', async () => {
    for (const statement of [
      'alter table site disable row level security',
      'set row_security = off; select * from site',
      'set role postgres',
      'create table mine (id int)',
      'drop policy own_territory on site',
    ]) {
      await expect(login.query(statement)).rejects.toThrow(/must be owner|permission denied|row-level security|does not exist/);
    }
  });
});
