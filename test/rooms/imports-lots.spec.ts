import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp, type Answer, type TestApp, type TestClient } from '../support/app.js';
import { aShop } from '../support/builders.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';

const HEAD =
  'siteCode;externalRef;label;category;animalOrigin;prepacked;cold;dateKind;date;package_kg;packages;allergens;pickupFrom;pickupTo';

describe('files of lots', () => {
  let app: TestApp;
  let district: District;
  let shop: TestClient;
  let siteCode: string;
  let serial = 0;

  beforeAll(async () => {
    process.env.IMPORT_LIMIT_MIB = '2';
    app = await startApp();
    district = await aDistrict(app);
    shop = app.as('shop-staff');
    siteCode = district.shop.site.code;
    await app.setClock('2026-11-20T18:00:00+01:00');
  });
  afterAll(async () => {
    delete process.env.IMPORT_LIMIT_MIB;
    await app.close();
  });

  /** A row of packed yogurt that breaks no rule; each has its own reference. */
  const row = (given: Record<string, string> = {}): string => {
    const usual = {
      siteCode, externalRef: `y-${++serial}`, label: 'Yaourts nature', category: 'dairy', animalOrigin: 'oui', prepacked: 'oui', cold: 'chilled6', dateKind: 'DLC', date: '25/11/2026',
      package_kg: '1,5', packages: '4', allergens: 'milk', pickupFrom: '2026-11-20T19:00:00+01:00', pickupTo: '2026-11-20T21:00:00+01:00',
    }; // prettier-ignore
    return Object.values({ ...usual, ...given }).join(';');
  };
  const send = (text: string | Buffer, { type = 'text/csv', query = '', as = shop } = {}): Promise<Answer> =>
    as.post(`/lots/imports?${query}`, text, { 'content-type': type });
  const file = (...rows: string[]): string => [HEAD, ...rows].join('\n');
  const count = async (table: string): Promise<number> => (await app.owner.query(`select count(*)::int as n from ${table}`)).rows[0].n;
  /** The first problem of a file of one row that differs from the usual one. */
  const problemOf = async (given: Record<string, string>): Promise<unknown[]> => {
    const before = await count('lot');
    const answer = await send(file(row(), row(given)));
    expect(answer).toMatchObject({ status: 422, body: { code: 'import-refused', facts: { errorCount: 1, created: 0 } } });
    expect(await count('lot')).toBe(before);
    const [error] = answer.body.facts.errors;
    return [error.row, error.column, error.code];
  };

  it('declares lots with their parcels, ledger rows and one event, as one by one would', async () => {
    const outbox = await count('outbox');
    const answer = await send(
      file(
        row({ externalRef: 'a1' }),
        row({
          externalRef: 'a2',
          category: 'Pain',
          cold: 'ambient',
          dateKind: 'sans date',
          date: '',
          package_kg: '0,25',
          animalOrigin: 'non',
          allergens: '',
        }),
      ),
    );
    expect(answer).toMatchObject({ status: 201, body: { kind: 'lots', rows: 2, created: 2, unchanged: 0, errorCount: 0 } });
    const { rows } = await app.owner.query(`
      select l.external_ref, l.category, l.package_g::int, l.packages, l.allergens, l.date::text, l.deadline, p.state, p.grams::int, b.bucket, b.grams::int as balance, l.declared_by,
             (select string_agg(h.from_state || '>' || h.to_state, ' ' order by h.id) from parcel_history h where h.parcel_id = p.id) as history,
             (select string_agg(m.from_bucket || '>' || m.to_bucket, ' ' order by m.id) from movement m where m.lot_id = l.id) as movements
        from lot l join parcel p on p.lot_id = l.id join balance b on b.lot_id = l.id and b.grams > 0 order by l.external_ref`);
    expect(rows[0]).toMatchObject({ external_ref: 'a1', category: 'dairy', package_g: 1500, packages: 4, allergens: ['milk'], date: '2026-11-25', state: 'open', grams: 6000, bucket: 'open', balance: 6000, history: 'new>open', movements: 'origin>declared declared>open', declared_by: `user:${district.users['shop-staff'].id}` }); // prettier-ignore
    expect(rows[0].deadline.toISOString()).toBe('2026-11-25T22:59:59.999Z');
    expect(rows[1]).toMatchObject({ category: 'bread', package_g: 250, allergens: null, date: null });
    expect(await count('outbox')).toBe(outbox + 1);
    const one = await shop.post('/lots', { siteId: district.shop.site.id, label: 'Yaourts nature', category: 'dairy', animalOrigin: true, prepacked: true, cold: 'chilled6', dateKind: 'DLC', date: '2026-11-25', package_g: 1500, packages: 4, allergens: ['milk'], pickup: { from: '2026-11-20T19:00:00+01:00', to: '2026-11-20T21:00:00+01:00' } }); // prettier-ignore
    const history = await app.owner.query(
      `select string_agg(from_state || '>' || to_state, ' ' order by id) as history from parcel_history where lot_id = $1`,
      [one.body.id],
    );
    expect(history.rows[0].history).toBe('new>open');
  });

  it('takes one JSON object a line, in the words of POST /lots', async () => {
    const lot = { siteId: district.shop.site.id, externalRef: 'j1', label: 'Pommes', category: 'fruit', animalOrigin: false, prepacked: false, cold: 'ambient', dateKind: 'none', package_g: 5000, packages: 2, allergens: [], pickup: { from: '2026-11-20T19:00:00+01:00', to: '2026-11-20T21:00:00+01:00' } }; // prettier-ignore
    const answer = await send(`${JSON.stringify(lot)}\n\n${JSON.stringify({ ...lot, externalRef: 'j2' })}`, {
      type: 'application/x-ndjson',
    });
    expect(answer.body).toMatchObject({ rows: 2, created: 2, errorCount: 0 });
    const { rows } = await app.owner.query(`select package_g::int, allergens from lot where external_ref = 'j1'`);
    expect(rows).toEqual([{ package_g: 5000, allergens: [] }]);
    const wrong = [
      JSON.stringify({ ...lot, externalRef: 'j3', packages: 1e21 }),
      JSON.stringify(lot).replace('5000', '1e309'),
      '{"siteCode":',
      JSON.stringify({ ...lot, colour: 'red' }),
      '[]',
      JSON.stringify({ ...lot, label: { fr: 'x' } }),
    ];
    const facts = (await send(wrong.join('\n'), { type: 'application/x-ndjson' })).body.facts;
    expect(facts.errors.map((error: any) => [error.row, error.column, error.code])).toEqual([
      [1, 'packages', 'not-a-number'],
      [2, 'package_g', 'not-a-number'],
      [3, '', 'not-json'],
      [4, 'colour', 'unknown-field'],
      [5, '', 'not-json'],
      [6, 'label', 'wrong-form'],
    ]);
  });

  it.each([
    ['a weight of 0', { package_kg: '0' }, 'package_kg', 'out-of-range'],
    ['a negative weight', { package_kg: '-1,5' }, 'package_kg', 'out-of-range'],
    ['a weight beyond every number', { package_kg: '1e309' }, 'package_kg', 'not-a-number'],
    ['no weight', { package_kg: '' }, 'package_kg', 'missing'],
    ['half a package', { packages: '1,5' }, 'packages', 'not-a-whole-number'],
    ['30 February', { date: '30/02/2026' }, 'date', 'not-a-date'],
    ['a DLC that is a month', { date: '11/2026' }, 'date', 'use-by-without-day'],
    ['a DLC that has passed', { date: '2026-11-19' }, 'date', 'lot-refused'],
    ['meat without a date', { category: 'meat', dateKind: 'none', date: '' }, 'date', 'lot-refused'],
    ['NUL in a text', { label: 'Yaourts\u0000' }, 'label', 'control-characters'],
    ['an unknown category', { category: 'caviar' }, 'category', 'not-in-list'],
    ['an unknown allergen', { allergens: 'milk|gold' }, 'allergens', 'not-in-list'],
    ['an unknown site', { siteCode: 'nowhere' }, 'siteCode', 'unknown-site'],
    ['a time without its zone', { pickupTo: '2026-11-20T21:00:00' }, 'pickupTo', 'not-an-instant'],
    ['a pickup that ends before it begins', { pickupTo: '2026-11-20T18:30:00+01:00' }, 'pickupTo', 'lot-refused'],
    ['neither yes nor no', { prepacked: 'perhaps' }, 'prepacked', 'not-yes-or-no'],
    ['no label', { label: ' ' }, 'label', 'missing'],
  ])('refuses %s, and the good row beside it', async (_, given, column, code) => {
    expect(await problemOf(given as Record<string, string>)).toEqual([3, column, code]);
  });

  it.each([
    ['lots.csv', 3],
    ['lots.ndjson', 2],
  ])('takes the example %s', async (name, lots) => {
    const text = readFileSync(join(process.cwd(), 'src/imports/examples', name), 'utf8').replaceAll('magasin-exemple', siteCode);
    expect((await send(text)).body).toMatchObject({ created: lots, errorCount: 0, remarks: [] });
  });

  it('says the law’s own words where the law refuses', async () => {
    const answer = await send(file(row({ date: '19/11/2026' })));
    expect(answer.body.facts.errors[0]).toMatchObject({ found: 'dlc-passed' });
    expect(answer.body.facts.errors[0].text).toMatch(/^Ligne 2 : Ce lot ne peut pas être donné\. .*DLC/);
  });

  it('refuses one reference twice in a file', async () => {
    expect(await problemOf({ externalRef: `y-${serial + 1}` })).toEqual([3, 'externalRef', 'duplicate-row']);
  });

  it('declares nothing twice: the same file, the same lots, and refuses other content under a known reference', async () => {
    const text = file(row({ externalRef: 'r1' }), row({ externalRef: '' }));
    expect((await send(text)).body).toMatchObject({ created: 2, unchanged: 0 });
    const lots = await count('lot');
    expect((await send(text)).body).toMatchObject({ created: 0, unchanged: 2 });
    expect((await send(file(row({ externalRef: 'r1' })))).body).toMatchObject({ rows: 1, created: 0, unchanged: 1 });
    expect(await count('lot')).toBe(lots);
    expect(await problemOf({ externalRef: 'r1', packages: '5' })).toEqual([3, 'externalRef', 'differs-from-declared']);
  });

  it('counts and writes nothing on a dry run', async () => {
    const lots = await count('lot');
    expect(await send(file(row(), row({ packages: '0' })), { query: 'dryRun=true' })).toMatchObject({
      status: 201,
      body: { dryRun: true, rows: 2, created: 1, errorCount: 1 },
    });
    expect(await count('lot')).toBe(lots);
  });

  it('holds a lot that guidance holds, as one by one would', async () => {
    await app.owner.query(`update convention set to_date = '2026-01-01'`);
    expect((await send(file(row({ externalRef: 'held' })))).body).toMatchObject({ created: 1 });
    const { rows } = await app.owner.query(
      `select p.state, p.reason_code, (select string_agg(to_bucket, ' ' order by m.id) from movement m where m.lot_id = l.id) as buckets from lot l join parcel p on p.lot_id = l.id where external_ref = 'held'`,
    );
    expect(rows).toEqual([{ state: 'declared', reason_code: 'convention-missing', buckets: 'declared' }]);
    await app.owner.query(`update convention set to_date = '2030-12-31'`);
  });

  it('lets a shop name its own sites only, and nobody another territory’s', async () => {
    const other = await aShop(app, district.territory);
    expect(await problemOf({ siteCode: other.site.code })).toEqual([3, 'siteCode', 'unknown-site']);
    expect((await send(file(row({ siteCode: other.site.code })), { as: app.as('coordinator') })).body).toMatchObject({ created: 1 });
    const away = await anotherTerritory(app);
    const answer = await send(file(row({ siteCode: away.shop.site.code })), { as: app.as('coordinator') });
    expect(answer.body.facts.errors[0]).toMatchObject({ code: 'unknown-site' });
    expect(await send(file(row()), { as: app.as('driver') })).toMatchObject({ status: 403 });
  });

  it('refuses a file beyond the limit without a half-written row', async () => {
    const lots = await count('lot');
    const line = `${row()}\n`;
    expect(await send(`${HEAD}\n${line.repeat(Math.ceil((2.5 * 1024 * 1024) / line.length))}`)).toMatchObject({
      status: 413,
      body: { code: 'body-too-large' },
    });
    expect(await count('lot')).toBe(lots);
  });

  it('writes a long file chunk by chunk, and takes the first chunks back for a mistake in the last', async () => {
    const lots = await count('lot');
    const rows = Array.from({ length: 5000 }, (_, index) => row({ externalRef: `long-${index}` }));
    const { facts } = (await send(file(...rows, row({ externalRef: 'long-0', packages: '2' }), row({ packages: '0' })))).body;
    expect(facts).toMatchObject({
      rows: 5002,
      created: 0,
      errorCount: 2,
      errors: [
        { row: 5002, code: 'duplicate-row' },
        { row: 5003, column: 'packages' },
      ],
    });
    expect(await count('lot')).toBe(lots);
    expect((await send(file(...rows))).body).toMatchObject({ rows: 5000, created: 5000 });
    expect(await count('lot')).toBe(lots + 5000);
    expect((await send(file(...rows.slice(0, 4500)))).body).toMatchObject({ created: 0, unchanged: 4500 });
  });

  it('reports a file of nothing but mistakes with its first thousand', async () => {
    const { facts } = (await send(file(...Array.from({ length: 1200 }, () => row({ packages: 'x' }))))).body;
    expect(facts).toMatchObject({ rows: 1200, errorCount: 1200 });
    expect(facts.errors).toHaveLength(1000);
  });

  it('leaves the ledger whole', async () => {
    const { rows } = await app.owner.query(
      `select l.reference from lot l left join (select lot_id, sum(grams) as g from balance group by lot_id) b on b.lot_id = l.id where b.g is distinct from l.declared_g`,
    );
    expect(rows).toEqual([]);
  });
});
