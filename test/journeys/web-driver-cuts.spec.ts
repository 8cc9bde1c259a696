import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aShop } from '../support/builders.js';
import { aDistrict, type District } from '../support/district.js';
import { acceptEverything, roundsOf, type RoundToDo, type StopToDo } from '../support/evening.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

const SEED = 20_261_120;
const CUTS = 20;
const DAY = '2026-11-20';

/**
 * Cuts the network under the page at seeded moments, until CUTS are reached: a request is lost on the way there, or
 * done by the server and its answer lost on the way back. What was drawn survives reloads.
 */
const CUTTER = `
  const keep = (name, value) => localStorage.setItem('cut:' + name, String(value));
  const kept = (name, fallback) => Number(localStorage.getItem('cut:' + name) ?? fallback);
  const draw = () => {
    const next = (kept('seed', ${SEED}) * 1664525 + 1013904223) % 4294967296;
    keep('seed', next);
    return next / 4294967296;
  };
  const send = globalThis.fetch;
  globalThis.fetch = async (path, request) => {
    if (request?.method !== 'POST' || !/\\/(rounds|stops)\\//.test(path) || kept('done', 0) >= ${CUTS}) return send(path, request);
    const drawn = draw();
    if (drawn < 0.3) {
      keep('done', kept('done', 0) + 1);
      throw new TypeError('connection lost');
    }
    const answer = await send(path, request);
    if (drawn > 0.65) return answer;
    keep('done', kept('done', 0) + 1);
    throw new TypeError('answer lost');
  };`;

/** What the browser knows of the worker; these tests are typed for Node. */
interface Served {
  navigator: { serviceWorker: { controller: object | null } };
}

/** The same generator for what the test itself does between two taps. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

describeInBrowser('a driver whose network is cut again and again', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;
  let driver: Visitor;
  let round: RoundToDo;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    await app.owner.query('update vehicle set active = false where id = $1', [district.bike.vehicle.id]);
    const shops = [district.shop, district.bakery, district.canteen];
    for (let n = 0; n < 4; n++)
      shops.push(await aShop(app, district.territory, { site: { lon: 2.392 + n * 0.004, lat: 48.862 + n * 0.002 } }));
    const dry = {
      label: 'Pâtes',
      category: 'dry',
      cold: 'ambient',
      dateKind: 'DDM',
      date: '2026-12-20',
      animalOrigin: false,
      allergens: ['gluten'],
    };
    for (const { site } of shops) await app.as('coordinator').post('/lots', aDeclaration(district, { ...dry, siteId: site.id }));
    await acceptEverything(app);
    [round] = (await roundsOf(app, DAY)) as [RoundToDo];
    await app.setClock(round.startsAt);
    browser = await openBrowser();
    driver = await visit(browser, app, { width: 360 });
    await signIn(driver, app, 'driver');
    // The worker serves pages from the moment it has taken over.
    await driver.page.waitForFunction(() => (globalThis as unknown as Served).navigator.serviceWorker.controller !== null);
    await driver.context.addInitScript(CUTTER);
    await driver.page.reload();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(driver.complaints).toEqual([]));

  const chance = seeded(SEED);
  let photos = 0;

  /** Now and then there is no network at all for a while, or the phone throws the page away. */
  const life = async (): Promise<void> => {
    const drawn = chance();
    if (drawn < 0.25) await driver.context.setOffline(true);
    else if (drawn < 0.5) await driver.context.setOffline(false);
    if (chance() < 0.25) await driver.page.reload();
  };

  const visitStop = async (stop: StopToDo): Promise<void> => {
    const { page } = driver;
    await life();
    await page.getByRole('heading', { name: stop.siteName, exact: true }).waitFor();
    await driver.tap('Je suis là');
    await page.getByText('Sur place depuis', { exact: false }).waitFor();
    if (chance() < 0.4) {
      const picture = await page.evaluate<string>(
        `(() => { const c = document.createElement('canvas'); c.width = c.height = 40; return c.toDataURL('image/jpeg').split(',')[1]; })()`,
      );
      await page
        .locator('input[type="file"]')
        .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(picture, 'base64') });
      await page
        .getByRole('img', { name: /^Photo 1/ })
        .first()
        .waitFor();
      photos += 1;
    }
    await life();
    await driver.tap(stop.kind === 'pickup' ? 'C’est chargé' : 'C’est déchargé');
    await page.getByLabel('Nom de la personne sur place').fill(`Alix de ${stop.siteName}`);
    await driver.tap('Nous signons');
    await page.getByRole('heading', { name: stop.siteName, exact: true }).waitFor({ state: 'detached' });
  };

  it('drives the whole round by what is on the phone', async () => {
    expect(round.stops.length).toBeGreaterThanOrEqual(9);
    await driver.tap('Je pars');
    for (const stop of round.stops) await visitStop(stop);
    await driver.page.getByText('Tournée terminée. Merci !').waitFor();
  });

  it('sends everything once the network stays: nothing lost, nothing twice, in order', async () => {
    await driver.context.setOffline(false);
    await driver.page.goto('/waiting');
    const isEmpty = driver.page.getByText('Tout est parti');
    const again = driver.page.getByRole('button', { name: 'Envoyer maintenant' });
    // Cuts that are left over hit these tries; each try ends with the list as it is then.
    for (let tries = 0; tries < 2 * CUTS; tries++) {
      await isEmpty.or(again).first().waitFor();
      if (await isEmpty.isVisible()) break;
      await again.click().catch(() => undefined);
    }
    await isEmpty.waitFor();
    expect(await driver.page.evaluate<number>(`Number(localStorage.getItem('cut:done'))`)).toBe(CUTS);
    await app.drain();

    const { rows: stops } = await app.owner.query(
      `select t.kind, t.state, t.arrived_at is not null as arrived, t.signed_by_site as site, s.name, t.done_at >= coalesce(lag(t.done_at) over (order by t.seq), t.done_at) as "inOrder"
         from stop t join site s on s.id = t.site_id where t.round_id = $1 order by t.seq`,
      [round.id],
    );
    expect(stops).toHaveLength(round.stops.length);
    for (const { name, ...stop } of stops)
      expect(stop).toEqual({ kind: stop.kind, state: 'done', arrived: true, site: `Alix de ${name}`, inOrder: true });
    const pickups = stops.filter(({ kind }) => kind === 'pickup').length;
    const count = async (sql: string): Promise<number> => (await app.owner.query(`select count(*)::int as n from ${sql}`)).rows[0].n;
    expect((await app.owner.query('select number::int from pickup_note order by number')).rows.map(({ number }) => number)).toEqual(
      Array.from({ length: pickups }, (_, n) => n + 1),
    );
    expect(await count('stop_photo')).toBe(photos);
    expect(await count(`parcel where state <> 'delivered'`)).toBe(0);
    const lines = round.stops.filter(({ kind }) => kind === 'pickup').reduce((sum, stop) => sum + stop.lines.length, 0);
    expect(await count(`outbox where type = 'parcel.collected'`)).toBe(lines);
    expect(await count(`outbox where type = 'round.started'`)).toBe(1);
    expect((await app.as('coordinator').get('/verify')).body).toMatchObject({ ok: true });
  });
});
