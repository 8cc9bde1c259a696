import { parse } from 'csv-parse/sync';
import { startApp, type TestApp } from '../support/app.js';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { aLotWithParts } from '../support/ledger.js';

let app: TestApp;
let district: District;
const NOVEMBER = 'from=2026-11-01&to=2026-11-30';

beforeAll(async () => {
  app = await startApp();
  await app.setClock('2026-11-20T18:00:00+01:00');
  district = await aDistrict(app);
});
afterAll(() => app.close());

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });
const file = async (who: Parameters<TestApp['as']>[0], name: string): Promise<Record<string, string>[]> => {
  const answer = await app.as(who).get(`/export/${name}.csv?${NOVEMBER}`);
  expect(answer.status).toBe(200);
  return rowsOf(answer.body);
};

describe('the files', () => {
  it('hold every lot with where its grams are, and every movement, to the gram', async () => {
    const { lot } = await aLotWithParts(
      app,
      district.shop.site,
      [
        { grams: 700, in: 'at_recipient', recipient: district.associations[0].site, weighed_g: 690 },
        { grams: 200, in: 'at_hub', recipient: district.hub.site },
        { grams: 100, in: 'expired' },
      ],
      { label: '=HYPERLINK("http://exemple.test")', external_ref: '+33' },
    );
    const answer = await app.as('town-hall').get(`/export/lots.csv?${NOVEMBER}`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="lots.csv"');
    expect(answer.body.startsWith('id,reference,external_ref,declared_at,')).toBe(true);
    expect(rowsOf(answer.body)).toEqual([
      expect.objectContaining({
        id: lot.id,
        label: `'=HYPERLINK("http://exemple.test")`,
        external_ref: `'+33`,
        declared_at: '2026-11-20T17:00:00.000Z',
        donor_kind: 'supermarket',
        prepacked: 'true',
        date: '',
        packages: '1000',
        declared_g: '1000',
        balance_at_recipient_g: '690',
        balance_at_hub_g: '200',
        balance_expired_g: '100',
        balance_open_g: '0',
        balance_distributed_g: '0',
      }),
    ]);
    const movements = await file('town-hall', 'movements');
    const net = (bucket: string): number =>
      movements.reduce(
        (sum, row) => sum + (row.to_bucket === bucket ? Number(row.grams) : 0) - (row.from_bucket === bucket ? Number(row.grams) : 0),
        0,
      );
    expect([net('origin'), net('weighing'), net('at_recipient'), net('at_hub'), net('expired'), net('open')]).toEqual([
      -1000, 10, 690, 200, 100, 0,
    ]);
    const ids = movements.map((row) => Number(row.id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(movements[0]).toMatchObject({ lot_reference: String(lot.reference), cause: 'declared', at: '2026-11-20T17:00:00.000Z' });
  });

  it('show an organisation its own lots and its own share of others, and nothing of another territory', async () => {
    const [first, second] = district.associations;
    const { lot } = await aLotWithParts(app, district.bakery.site, [
      { grams: 500, in: 'distributed', recipient: first.site },
      { grams: 40, in: 'discarded', recipient: first.site },
      { grams: 9000, in: 'at_recipient', recipient: second.site },
    ]);
    const other = await anotherTerritory(app);
    await aLotWithParts(app, other.shop.site, [{ grams: 5, in: 'open' }]);

    expect((await file('shop-staff', 'lots')).every((row) => row.site_code === district.shop.site.code)).toBe(true);
    const mine = (await file('association', 'lots')).find((row) => row.id === lot.id);
    // Its 540 g of the 9,540 g; what the second association got of it is not told.
    expect(mine).toMatchObject({
      declared_g: '540',
      packages: '540',
      balance_distributed_g: '500',
      balance_discarded_g: '40',
      balance_at_recipient_g: '0',
    });
    const moved = (await file('association', 'movements')).filter((row) => row.lot_id === lot.id);
    expect(new Set(moved.map((row) => row.site_name))).toEqual(new Set([first.site.name]));
    expect((await file('town-hall', 'lots')).map((row) => row.declared_g).toSorted()).toEqual(['1000', '9540']);
    expect((await file(other.users['town-hall'], 'lots')).map((row) => row.declared_g)).toEqual(['5']);
    expect((await app.as('driver').get('/export/lots.csv')).status).toBe(403);
    expect((await app.as('shop-staff').get('/export/figures.csv')).status).toBe(403);
  });

  it('are read a page at a time, each row once and in order', async () => {
    const { shop, territory } = district;
    await app.owner.query(
      `insert into lot (territory_id, donor_site_id, label, category, animal_origin, prepacked, cold, date_kind, package_g, packages, pickup_from, pickup_to, declared_at)
       select $1, $2, 'Lot ' || n, 'bread', false, true, 'ambient', 'none', n, 1, '2026-12-01', '2026-12-02', '2026-12-01' from generate_series(1, 2500) n`,
      [territory.id, shop.site.id],
    );
    const answer = await app.as('shop-staff').get('/export/lots.csv?from=2026-12-01&to=2026-12-31');
    const rows = rowsOf(answer.body);
    expect(rows.map((row) => Number(row.declared_g)).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 2500 }, (_, n) => n + 1));
    expect(rows.map((row) => row.id)).toEqual(rows.map((row) => row.id).toSorted());
  });

  it('hold the figures by the same groups as the page', async () => {
    const rows = rowsOf((await app.as('town-hall').get(`/export/figures.csv?${NOVEMBER}&by=donorKind`)).body);
    const page = (await app.as('town-hall').get(`/figures?${NOVEMBER}&by=donorKind`)).body;
    expect(rows.map((row) => [row.key, row.label, row.saved_g, row.footprint_kgco2e])).toEqual(
      page.groups.map((group: any) => [group.key, group.label, String(group.saved_g), String(group.footprint_kgCo2e)]),
    );
    expect(rows.map((row) => [row.label, row.declared_g, row.weighing_correction_g])).toEqual([
      ['Boulangerie', '9540', '0'],
      ['Supermarché', '1000', '-10'],
    ]);
  });
});
