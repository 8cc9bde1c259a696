import fc from 'fast-check';
import { aDistrict, anotherTerritory, type District } from '../support/district.js';
import { startApp, type TestApp } from '../support/app.js';
import { insert } from '../support/rows.js';
import { aLotWithParts, type Part } from '../support/ledger.js';

let app: TestApp;
let district: District;

beforeAll(async () => {
  app = await startApp();
  await app.setClock('2026-11-20T18:00:00+01:00');
  district = await aDistrict(app);
});
afterAll(() => app.close());

/** Days apart, so that the lots of one test are not in the period of another. */
let month = 0;
const aFreshMonth = (): string =>
  `20${String(27 + Math.floor(month / 12)).padStart(2, '0')}-${String((month++ % 12) + 1).padStart(2, '0')}`;

const figures = async (from: string, to: string, by = 'day'): Promise<any> =>
  (await app.as('town-hall').get(`/figures?from=${from}&to=${to}&by=${by}`)).body;

const ENDS = [
  'open',
  'offered',
  'accepted',
  'on_board',
  'at_recipient',
  'at_hub',
  'distributed',
  'discarded',
  'feed',
  'compost',
  'refused',
  'expired',
  'withdrawn',
] as const;
const SAVED = ['at_recipient', 'at_hub', 'distributed'];
const LOST = ['expired', 'refused', 'withdrawn'];
const DIVERTED = ['feed', 'compost', 'discarded'];

describe('the figures of a period', () => {
  it('say where every gram declared is, by day, quartier, kind of donor and category, and the groups make the total', async () => {
    const area = await insert(app, 'area', {
      territory_id: district.territory.id,
      code: 'q79',
      name: 'Père-Lachaise',
      outline: '{}',
      source: 'test',
    });
    await app.owner.query('update site set area_id = $1 where id = $2', [area.id, district.bakery.site.id]);
    const sites = [district.shop.site, district.bakery.site, district.canteen.site];
    const part = fc.record({
      in: fc.constantFrom(...ENDS),
      grams: fc.integer({ min: 1, max: 900_000 }),
      weighed: fc.integer({ min: -5, max: 5 }),
      who: fc.nat(2),
    });
    const lot = fc.record({
      site: fc.nat(2),
      day: fc.integer({ min: 1, max: 28 }),
      category: fc.constantFrom('bread', 'fruit', 'meat', 'baby'),
      parts: fc.array(part, { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(lot, { minLength: 1, maxLength: 5 }), async (lots) => {
        const period = aFreshMonth();
        const expected = { declared: 0, weighed: 0, saved: 0, lost: 0, diverted: 0, inProgress: 0 };
        for (const { site, day, category, parts } of lots) {
          await app.setClock(`${period}-${String(day).padStart(2, '0')}T12:00:00Z`);
          const built = parts.map(({ in: end, grams, weighed, who }): Part => {
            const weighs = !['open', 'offered', 'accepted', 'compost', ...LOST].includes(end);
            const weighed_g = Math.max(1, grams + (weighs ? weighed : 0));
            expected.declared += grams;
            expected.weighed += weighs ? weighed_g - grams : 0;
            const kind = SAVED.includes(end) ? 'saved' : LOST.includes(end) ? 'lost' : DIVERTED.includes(end) ? 'diverted' : 'inProgress';
            expected[kind] += weighed_g;
            return {
              in: end,
              grams,
              weighed_g,
              recipient: end === 'at_hub' ? district.hub.site : district.associations[who]!.site,
              reasonCode: 'other',
            };
          });
          await aLotWithParts(app, sites[site]!, built, { category });
        }
        for (const by of ['day', 'area', 'donorKind', 'category']) {
          const { totals, groups } = await figures(`${period}-01`, `${period}-28`, by);
          expect(totals).toMatchObject({
            lots: lots.length,
            declared_g: expected.declared,
            weighingCorrection_g: expected.weighed,
            saved_g: expected.saved,
            lost_g: expected.lost,
            diverted_g: expected.diverted,
            inProgress_g: expected.inProgress,
          });
          expect(totals.lostByReason.reduce((sum: number, reason: any) => sum + reason.grams, 0)).toBe(expected.lost);
          for (const figure of ['lots', 'declared_g', 'weighingCorrection_g', 'saved_g', 'lost_g', 'diverted_g', 'inProgress_g']) {
            expect(groups.reduce((sum: number, group: any) => sum + group[figure], 0)).toBe(totals[figure]);
          }
          const footprint = groups.reduce((sum: number, group: any) => sum + group.footprint_kgCo2e, 0);
          // Each group is rounded to a gram of CO2e.
          expect(Math.abs(footprint - totals.footprint_kgCo2e)).toBeLessThan(0.001 * groups.length);
        }
      }),
      { numRuns: 8 },
    );
    const verified = (await app.as('coordinator').get('/verify')).body;
    expect(verified.invariants.filter((one: any) => one.broken > 0)).toEqual([]);
  });

  it('count what a hub gives on once, when it came in', async () => {
    await app.setClock('2026-03-02T12:00:00+01:00');
    const { lot } = await aLotWithParts(app, district.shop.site, [{ grams: 1000, in: 'at_hub', recipient: district.hub.site }]);
    await aLotWithParts(app, district.hub.site, [{ grams: 400, in: 'distributed', recipient: district.associations[0].site }], {
      parents: [lot.id],
    });
    const { totals, equity } = await figures('2026-03-01', '2026-03-31');
    expect(totals).toMatchObject({
      lots: 1,
      declared_g: 1000,
      saved_g: 1000,
      savedByDestination: { association_g: 0, hub_g: 1000, distributed_g: 0 },
    });
    expect(equity.rows.find((row: any) => row.organisationId === district.associations[0].organisation.id)).toMatchObject({
      received_g: 400,
      share: 1,
    });
  });

  it('put a lot on the day it has in the territory, also where the day has 25 hours', async () => {
    await app.setClock('2026-10-24T22:30:00Z');
    await aLotWithParts(app, district.shop.site, [{ grams: 10, in: 'open' }]);
    await app.setClock('2026-10-25T22:59:59Z');
    await aLotWithParts(app, district.shop.site, [{ grams: 200, in: 'open' }]);
    await app.setClock('2026-10-25T23:00:00Z');
    await aLotWithParts(app, district.shop.site, [{ grams: 3000, in: 'open' }]);
    const { groups, totals } = await figures('2026-10-24', '2026-10-26');
    expect(groups.map((group: any) => [group.key, group.declared_g])).toEqual([
      ['2026-10-24', 0],
      ['2026-10-25', 210],
      ['2026-10-26', 3000],
    ]);
    expect(totals.inProgress_g).toBe(3210);
  });

  it('say why it was lost, in the language asked', async () => {
    await app.setClock('2026-04-10T12:00:00+02:00');
    const recipient = district.associations[0].site;
    await aLotWithParts(app, district.shop.site, [
      { grams: 300, in: 'expired', reasonCode: 'not-placed-in-time' },
      { grams: 50, in: 'refused', reasonCode: 'temperature', recipient },
      { grams: 20, in: 'refused', reasonCode: 'temperature', recipient },
      { grams: 7, in: 'withdrawn', reasonCode: 'sold' },
      { grams: 1, in: 'withdrawn' },
    ]);
    const { totals } = await figures('2026-04-01', '2026-04-30');
    expect(totals.lostByKind).toEqual({ expired_g: 300, refused_g: 70, withdrawn_g: 8 });
    expect(totals.lostByReason).toEqual([
      { kind: 'expired', code: 'not-placed-in-time', text: 'aucune structure ne l’a pris à temps', grams: 300 },
      { kind: 'refused', code: 'temperature', text: 'température non tenue', grams: 70 },
      { kind: 'withdrawn', code: 'sold', text: 'finalement vendu', grams: 7 },
      { kind: 'withdrawn', code: 'unrecorded', text: 'sans raison enregistrée', grams: 1 },
    ]);
    const english = (await app.as('town-hall').get('/figures?from=2026-04-01&to=2026-04-30', { 'accept-language': 'en' })).body;
    expect(english.totals.lostByReason[2].text).toBe('sold after all');
    expect(english.definitions.find((one: any) => one.code === 'meals')).toMatchObject({
      text: expect.stringContaining('convention of the Banques Alimentaires'),
      source: expect.any(String),
    });
  });

  it('apply to each lot the factor of its category in force on its day, and say whose it is', async () => {
    await app.owner.query(
      `insert into factor values ('test-bread-2026', 'bread', 1.5, 'Source inventée', 2026, '2026-06-01', 'for this test')`,
    );
    for (const moment of ['2026-05-31T12:00:00+02:00', '2026-06-01T12:00:00+02:00']) {
      await app.setClock(moment);
      await aLotWithParts(
        app,
        district.shop.site,
        [
          { grams: 10_000, in: 'distributed', recipient: district.associations[0].site },
          { grams: 5000, in: 'compost' },
        ],
        { category: 'bread' },
      );
    }
    const { totals, groups } = await figures('2026-05-31', '2026-06-01');
    // 10 kg at 0.78 the day before the new factor, 10 kg at 1.5 on its first day; what was composted counts for nothing.
    expect(groups.map((group: any) => group.footprint_kgCo2e)).toEqual([7.8, 15]);
    expect(totals).toMatchObject({ footprint_kgCo2e: 22.8, meals: 40 });
    expect(totals.factors.map((factor: any) => [factor.id, factor.saved_g])).toEqual([
      ['agribalyse-3.2-bread', 10_000],
      ['test-bread-2026', 10_000],
    ]);
    expect(totals.footprintSource).toBe('ADEME, Agribalyse 3.2 via Impact CO2 (2025) ; Source inventée (2026)');
  });

  it('compare what associations received with the needs voted', async () => {
    await app.setClock('2026-02-10T12:00:00+01:00');
    const [first, second, third] = district.associations;
    // Needs 100, 100, 50: fair would be 40 %, 40 %, 20 %.
    await aLotWithParts(app, district.shop.site, [
      { grams: 6000, in: 'at_recipient', recipient: first.site },
      { grams: 2000, in: 'distributed', recipient: second.site },
      { grams: 2000, in: 'distributed', recipient: third.site, weighed_g: 2000 },
    ]);
    const { equity } = await figures('2026-02-01', '2026-02-28');
    const ratio = (of: typeof first): number => equity.rows.find((row: any) => row.organisationId === of.organisation.id).ratio;
    expect([first, second, third].map((one) => ratio(one).toFixed(10))).toEqual(['1.5000000000', '0.5000000000', '1.0000000000']);
    expect(equity.min).toBe(ratio(second));
    expect(equity.max).toBe(ratio(first));
    // 60, 20 and 40 g per need: half the mean difference between two needs, over their mean of 40 g.
    expect(equity.gini).toBeCloseTo(0.24, 10);
  });

  it('add up rounds, kilometres and kilograms per hour', async () => {
    await app.setClock('2026-01-15T12:00:00+01:00');
    await aLotWithParts(app, district.shop.site, [{ grams: 90_000, in: 'at_recipient', recipient: district.associations[0].site }]);
    const round = { territory_id: district.territory.id, day: '2026-01-15', vehicle_id: district.van.vehicle.id };
    await insert(app, 'round', {
      ...round,
      starts_at: '2026-01-15T09:00:00Z',
      ends_at: '2026-01-15T10:00:00Z',
      state: 'done',
      metres: 12_500,
      seconds: 3600,
      started_at: '2026-01-15T09:00:00Z',
      ended_at: '2026-01-15T10:30:00Z',
    });
    await insert(app, 'round', {
      ...round,
      starts_at: '2026-01-15T11:00:00Z',
      ends_at: '2026-01-15T12:00:00Z',
      state: 'started',
      metres: 900,
      seconds: 3600,
    });
    await insert(app, 'round', {
      ...round,
      starts_at: '2026-01-15T13:00:00Z',
      ends_at: '2026-01-15T14:00:00Z',
      state: 'cancelled',
      metres: 900,
      seconds: 3600,
    });
    const { totals } = await figures('2026-01-01', '2026-01-31');
    expect(totals).toMatchObject({ rounds: 2, km: 12.5, kgPerHour: 60 });
  });

  it('are about one territory', async () => {
    const other = await anotherTerritory(app);
    await app.setClock('2026-07-10T12:00:00+02:00');
    await aLotWithParts(app, other.shop.site, [{ grams: 5000, in: 'at_recipient', recipient: other.associations[0].site }]);
    const { totals, equity } = await figures('2026-07-01', '2026-07-31');
    expect(totals).toMatchObject({ lots: 0, declared_g: 0, saved_g: 0, footprintSource: '', kgPerHour: null });
    expect(equity).toMatchObject({ gini: null, rows: [{ received_g: 0, ratio: null }, { received_g: 0 }, { received_g: 0 }] });
    expect((await app.as(other.users['town-hall']).get('/figures?from=2026-07-01&to=2026-07-31')).body.totals.saved_g).toBe(5000);
  });

  it('cover the last thirty days when no day is said, and refuse a period that cannot be', async () => {
    await app.setClock('2026-09-01T00:30:00+02:00');
    const town = app.as('town-hall');
    expect((await town.get('/figures')).body).toMatchObject({ from: '2026-08-03', to: '2026-09-01', by: 'day' });
    expect(await town.get('/figures?from=2026-09-02&to=2026-09-01')).toMatchObject({ status: 422, body: { code: 'period-reversed' } });
    expect(await town.get('/figures?from=2000-01-01&to=2026-09-01')).toMatchObject({ status: 422, body: { code: 'period-too-long' } });
    expect(await town.get('/figures?from=2026-02-30')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/from', code: 'not-a-date' }] },
    });
    expect(await town.get('/figures?by=weight')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/by' }] } });
    expect((await app.as('shop-staff').get('/figures')).status).toBe(403);
    expect((await app.anonymous.get('/figures')).status).toBe(401);
  });
});
