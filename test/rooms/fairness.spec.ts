import { startApp, type TestApp } from '../support/app.js';
import { anAssociation, aSite, type Placed } from '../support/builders.js';
import { anotherTerritory, aDistrict, aPolicy, POLICY, type District } from '../support/district.js';
import { aLotWithParts } from '../support/ledger.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';
import { insert } from '../support/rows.js';

const BAND = { least: 0.7, most: 1.4 };
/** 27 days before the Friday most tests play on: the first day that counts. */
const FIRST_DAY = '2026-10-24';

describe('the promise of fairness', () => {
  let app: TestApp;
  let district: District;
  let a: Placed, b: Placed, c: Placed;

  beforeEach(async () => {
    app = await startApp();
    await app.setClock('2026-09-01T12:00:00+02:00');
    district = await aDistrict(app);
    [a, b, c] = district.associations;
    await app.setClock(FRIDAY_18H);
  });
  afterEach(() => app.close());

  const band = (given: object = BAND) => aPolicy(app, district.territory, { version: 2, body: { fairness: { weight: 0.3, band: given } } });
  const give = (to: Placed, grams: number, cold = 'ambient') =>
    aLotWithParts(app, district.bakery.site, [{ grams, in: 'at_recipient', recipient: to.site }], { cold });
  const overview = async (who: Parameters<TestApp['as']>[0] = 'committee') => {
    const { status, body } = await app.as(who).get('/fairness');
    expect(status).toBe(200);
    return body;
  };
  const rowOf = async ({ organisation }: Placed) =>
    (await overview()).rows.find(({ organisationId }: { organisationId: string }) => organisationId === organisation.id);

  describe('what is received and what is due over 28 days', () => {
    it('counts from midnight of the first day, whatever the scale said later, by cold class', async () => {
      await app.setClock(`${FIRST_DAY}T00:00:00+02:00`);
      await give(a, 40_000);
      await app.setClock('2026-10-23T23:59:00+02:00');
      await give(a, 500_000);
      await app.setClock(FRIDAY_18H);
      const { lot, parcels } = await give(a, 11_000, 'chilled4');
      await insert(app, 'movement', {
        territory_id: lot.territory_id,
        lot_id: lot.id,
        parcel_id: parcels[0]!.id,
        site_id: a.site.id,
        from_bucket: 'at_recipient',
        to_bucket: 'weighing',
        grams: 1_000,
        cause: 'weighing',
      });
      await aLotWithParts(app, district.bakery.site, [{ grams: 30_000, in: 'accepted', recipient: b.site }]);
      await give(c, 20_000);
      const { from, to, rows, all, classes } = await overview();
      expect([from, to]).toEqual([FIRST_DAY, '2026-11-20']);
      // 100 kg in all; 100, 100 and 50 were voted.
      expect(await rowOf(a)).toMatchObject({ entitlement: 100, received_g: 50_000, coming_g: 0, share_g: 40_000, ratio: 1.25 });
      expect(await rowOf(b)).toMatchObject({ received_g: 0, coming_g: 30_000, share_g: 40_000, ratio: 0.75 });
      expect(await rowOf(c)).toMatchObject({ entitlement: 50, received_g: 20_000, share_g: 20_000, ratio: 1 });
      expect(rows.map(({ ratio }: { ratio: number }) => ratio)).toEqual([0.75, 1, 1.25]);
      expect(all).toEqual({ associations: 3, min: 0.75, max: 1.25, gini: expect.closeTo(0.12, 9) });
      expect(classes.map(({ cold }: { cold: string }) => cold)).toEqual(['chilled4', 'ambient']);
      expect(classes[0]).toMatchObject({ associations: 3, min: 0, max: 2.5 });
    });

    it('owes nothing for the days before somebody joined, was habilitated, or was closed', async () => {
      await app.setClock('2026-11-16T09:00:00+01:00');
      const joined = await anAssociation(app, district.territory);
      const habilitated = { organisation: { habilitation_from: '2026-11-14' } };
      const late = await anAssociation(app, district.territory, habilitated);
      await app.setClock(FRIDAY_18H);
      for (const [from_date, to_date] of [
        ['2026-10-01', '2026-10-30'],
        ['2026-10-29', '2026-11-01'],
        ['2026-11-20', '2026-12-10'],
      ])
        await insert(app, 'closure', { territory_id: district.territory.id, site_id: c.site.id, from_date, to_date });
      expect((await rowOf(joined)).entitlement).toBeCloseTo((100 * 5) / 28, 9);
      // Made on the 16th as well, though habilitated before.
      expect((await rowOf(late)).entitlement).toBeCloseTo((100 * 5) / 28, 9);
      // Closed from 24 October to 1 November (9 days) and today.
      expect((await rowOf(c)).entitlement).toBeCloseTo((50 * 18) / 28, 9);
      await app.owner.query(`update organisation set habilitation_from = '2026-11-19', habilitation_to = '2027-01-01' where id = $1`, [
        a.organisation.id,
      ]);
      await app.owner.query(`update organisation set habilitation_from = null, habilitation_to = null where id = $1`, [b.organisation.id]);
      expect((await rowOf(a)).entitlement).toBeCloseTo((100 * 2) / 28, 9);
      expect(await rowOf(b)).toMatchObject({ entitlement: 0, ratio: null, place: 'unmeasured' });
    });

    it('is shared between the sites of one association, which do not count twice', async () => {
      const second = await aSite(app, a.organisation, { role: 'association', created_at: '2026-09-01T00:00:00Z' });
      await give({ organisation: a.organisation, site: second }, 30_000);
      await give(a, 10_000);
      expect(await rowOf(a)).toMatchObject({ entitlement: 100, received_g: 40_000, share_g: 16_000 });
    });
  });

  describe('seen by', () => {
    beforeEach(async () => {
      await band();
      await give(a, 90_000);
      await give(b, 60_000);
      await give(c, 50_000);
    });

    it('committee, town hall and coordinator: everybody, against the band', async () => {
      for (const role of ['committee', 'town-hall', 'coordinator'] as const)
        expect(await overview(role)).toMatchObject({ band: BAND, places: { within: 3, below: 0, above: 0, unmeasured: 0 } });
    });

    it('an association: its own line, and how many stand where', async () => {
      const { rows, places, all, ...rest } = await overview('association');
      expect(rows).toMatchObject([{ organisationId: a.organisation.id, ratio: 1.125, place: 'within' }]);
      expect(places).toEqual({ within: 3, below: 0, above: 0, unmeasured: 0 });
      expect(JSON.stringify([rows, rest])).not.toContain(b.organisation.name);
      expect(all.max).toBe(1.25);
    });

    it('nobody else', async () => {
      for (const role of ['shop-staff', 'driver', 'hub'] as const) expect((await app.as(role).get('/fairness')).status).toBe(403);
    });

    it('no other town', async () => {
      const other = await anotherTerritory(app);
      const { rows } = await overview(other.users.committee);
      expect(rows.map(({ received_g }: { received_g: number }) => received_g)).toEqual([0, 0, 0]);
    });
  });

  describe('a cycle', () => {
    const lastFairness = async () => (await app.owner.query('select fairness from cycle order by number desc limit 1')).rows[0].fairness;
    const declare = (given = {}) => app.as('shop-staff').post('/lots', aDeclaration(district, { packages: 40, ...given }));

    it('brings food to whoever is below the band, says what that cost, and replays', async () => {
      await band();
      // The third is far from its share, and farther from the shop than the others.
      await give(a, 100_000);
      await give(b, 100_000);
      await app.owner.query('update site set lon = 2.412, lat = 48.85 where id = $1', [c.site.id]);
      await app.owner.query(`update policy set body = jsonb_set(body, '{fairness,weight}', '0') where version = 2`);
      await declare();
      await app.drain();
      const { outside, price_g, moved_g, all } = await lastFairness();
      expect(outside).toEqual([]);
      expect([price_g > 0, moved_g > 0, all.min >= 0.7]).toEqual([true, true, true]);
      const { rows } = await app.owner.query('select id from cycle');
      expect((await app.as('committee').get(`/cycles/${rows[0].id}`)).body).toMatchObject({ replays: true });
      expect(await overview()).toMatchObject({ cycles: 1, breaches: 0, price_g, moved_g, places: { within: 3 } });
    });

    it('names the constraint for whom it could not, and how often it was named', async () => {
      await band();
      await give(a, 50_000);
      await give(b, 50_000);
      await app.owner.query(`delete from storage where site_id = $1 and cold = 'chilled6'`, [c.site.id]);
      await declare();
      await app.drain();
      await declare({ label: 'Encore des yaourts' });
      await app.drain();
      expect((await lastFairness()).outside).toMatchObject([{ recipient: c.site.code, place: 'below', breach: false, ratio: 0 }]);
      const row = await rowOf(c);
      expect(row).toMatchObject({ place: 'below', cyclesOutside: 2, breaches: 0 });
      expect(row.constraints).toEqual([
        {
          code: 'cold-chain',
          cycles: 2,
          lots: 1,
          grams: 40_000,
          facts: { cold: 'chilled6' },
          text: 'Cette structure n’a pas de place à la température que demande l’étiquette.',
          wouldHelp: 'Il aurait fallu de la place déclarée : Réfrigéré (0 à +6 °C).',
        },
      ]);
      const { body } = await app.as('committee').get('/fairness', { 'accept-language': 'en' });
      expect(body.rows[0].constraints[0].text).toContain('temperature');
    });

    it('promises nothing without a band, and says so', async () => {
      await give(a, 50_000);
      await declare();
      await app.drain();
      expect(await lastFairness()).toMatchObject({ band: null, outside: [], price_g: 0, moved_g: 0 });
      expect(await overview()).toMatchObject({ band: null, places: { unmeasured: 3 } });
    });
  });

  it('is set by the committee, with 1 inside', async () => {
    const vote = (given: object) =>
      app
        .as('committee')
        .post('/policies', { body: { ...POLICY, fairness: { weight: 0.3, band: given } }, validFrom: '2026-11-21T00:00:00Z' });
    const { status, body } = await vote({ ...BAND, from_g: 20_000 });
    expect([status, body.body.fairness.band]).toEqual([201, { ...BAND, from_g: 20_000 }]);
    const refused = await vote({ least: 1.2, most: 0.9 });
    expect(refused.status).toBe(422);
    expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/body/fairness/band/least',
      '/body/fairness/band/most',
    ]);
    expect((await vote({ least: 0.7 })).status).toBe(422);
  });
});
