import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aSite } from '../support/builders.js';
import { aDistrict, type District } from '../support/district.js';
import { parseCalendar } from '../support/icalendar-parser.js';
import { insert, type Stored } from '../support/rows.js';

/** How many pages a PDF of Chromium has. */
const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

const paper = (page: Page): Promise<Buffer> => page.pdf({ preferCSSPageSize: true, printBackground: true });

describeInBrowser('paper and calendars', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;
  let driver: Visitor;
  const rounds = new Map<number, Stored>();

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock('2026-11-20T12:00:00+01:00');
    district = await aDistrict(app);
    browser = await openBrowser();
    driver = await visit(browser, app);
    await signIn(driver, app, 'driver');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(driver.complaints).toEqual([]));

  /** A round of so many stops, each at a site whose every text is as long as it may get in practice. */
  async function aRound(day: string, stops: number): Promise<Stored> {
    const at = (minute: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + minute * 60_000).toISOString();
    const round = await insert<Stored>(app, 'round', {
      territory_id: district.territory.id,
      vehicle_id: district.van.vehicle.id,
      person_id: district.van.person.id,
      day,
      starts_at: at(0),
      ends_at: at(480),
      state: 'planned',
    });
    for (let n = 1; n <= stops; n++) {
      const site = await aSite(app, district.shop.organisation, {
        name: `Magasin d’essai numéro ${n} de la très longue rue des Essais`,
        address: `${n} bis, rue de l’Essai-aux-Longues-Adresses, bâtiment C, 75020 Paris`,
        street_access: `Porte ${n} derrière la cour. ${'Sonner deux fois, attendre, puis prendre le quai de gauche. '.repeat(8)}`,
      });
      const stop = await insert<Stored>(app, 'stop', {
        territory_id: district.territory.id,
        round_id: round.id,
        seq: n,
        kind: 'pickup',
        site_id: site.id,
        planned_arrival: at(n * 15),
        planned_departure: at(n * 15 + 5),
      });
      for (const cold of ['chilled4', 'ambient', 'frozen', 'hot', 'chilled2']) await aLine(stop, site, cold, n);
    }
    return round;
  }

  async function aLine(stop: Stored, site: Stored, cold: string, n: number): Promise<void> {
    const lot = await insert<Stored>(app, 'lot', {
      territory_id: district.territory.id,
      donor_site_id: site.id,
      label: 'Essai',
      category: 'dry',
      animal_origin: false,
      prepacked: true,
      cold,
      date_kind: 'none',
      package_g: 1000,
      packages: n,
      pickup_from: stop.planned_arrival,
      pickup_to: new Date(Date.parse(stop.planned_arrival) + 3_600_000),
    });
    const parcel = await insert<Stored>(app, 'parcel', {
      territory_id: district.territory.id,
      lot_id: lot.id,
      packages: n,
      grams: 1000 * n,
      state: 'planned',
    });
    await insert(app, 'stop_line', {
      territory_id: district.territory.id,
      stop_id: stop.id,
      parcel_id: parcel.id,
      planned_g: 1000 * n,
    });
  }

  const open = async (stops: number): Promise<Page> => {
    await driver.page.goto(`/rounds/${rounds.get(stops)!.id}/sheet`);
    await driver.page.locator('.sheet').first().waitFor();
    return driver.page;
  };

  it('tells the coordinator since when travel times are estimates', async () => {
    const coordinator = await visit(browser, app, { width: 1280 });
    await app.owner.query(
      `insert into planning (territory_id, number, causes, method, requests, served, rounds, promised_stops, changed_stops, stale, seconds, cost, metres, seed, travel_notice)
       values ($1, 1, '{}', 'search', 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, $2)`,
      [
        district.territory.id,
        JSON.stringify({
          source: 'osrm',
          reason: 'no-answer',
          since: '2026-11-20T10:05:00.000Z',
          profiles: [
            { profile: 'van', estimated: 6, legs: 6 },
            { profile: 'cargo-bike', estimated: 2, legs: 6 },
          ],
        }),
      ],
    );
    await signIn(coordinator, app, 'coordinator');
    await coordinator.page.getByText('Le service d’itinéraires ne répond pas depuis 11:05.').waitFor();
    await coordinator.page.getByText('Camionnette : tous les trajets').waitFor();
    await coordinator.page.getByText('Vélo cargo : 2 trajets sur 6').waitFor();
    expect(await coordinator.violations()).toEqual([]);
  });

  it('has rounds to print', async () => {
    for (const [day, stops] of [
      ['2026-11-20', 12],
      ['2026-11-21', 25],
      ['2026-11-22', 0],
    ] as const)
      rounds.set(stops, await aRound(day, stops));
    await app.owner.query(`update organisation set contact_name = 'Dominique Personne', contact_phone = '01 00 00 00 00'`);
    // So many rows at once: without figures about them the database would plan its reads as if there were none.
    await app.owner.query('analyze');
    expect(rounds.size).toBe(3);
  });

  it.each([
    [12, 1],
    [25, 3],
    [0, 1],
  ])('prints a round of %i stops on exactly %i pages of A4', async (stops, pages) => {
    const page = await open(stops);
    expect(await page.locator('.sheet-stop').count()).toBe(stops);
    const pdf = await paper(page);
    expect(pagesIn(pdf)).toBe(pages);
    // 210 × 297 mm in points.
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  it('says on paper what the driver needs, all of it within its box', async () => {
    const page = await open(12);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1000 });
    const first = page.locator('.sheet-stop').first();
    expect(await first.innerText()).toMatch(
      /1\s+13:15\s+Magasin d’essai numéro 1[\s\S]*rue de l’Essai[\s\S]*Accès\u00a0: Porte 1[\s\S]*Tél. 01 00 00 00 00 · Dominique Personne[\s\S]*Charger/,
    );
    for (const text of ['Pesé (kg)', 'Relevé (°C)', 'Signatures']) expect(await first.innerText()).toContain(text);
    // A box whose content is taller than itself would be cut off without a sign; long lines end in dots.
    const cut = await page
      .locator('.sheet-stop, .sheet-place, .sheet-load, .sheet-head')
      .evaluateAll((boxes) =>
        boxes.filter((box) => box.scrollHeight > box.clientHeight + 1).map((box) => `${box.className}: ${box.textContent}`),
      );
    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(cut).toEqual([]);
    // Somebody finds it in a drawer a week later: the day stands on it as a date.
    expect(await page.locator('.sheet-head').innerText()).toContain('20 nov. 2026');
  });

  it('is led to from the round, reads well on a phone and says nothing to a screen reader that is wrong', async () => {
    await driver.page.goto(`/rounds/${rounds.get(12)!.id}`);
    await driver.tap('Feuille de route', 'link');
    await driver.page.locator('.sheet').first().waitFor();
    expect(await driver.violations()).toEqual([]);
    await driver.page.setViewportSize({ width: 360, height: 740 });
    expect(await driver.sideways()).toBeLessThanOrEqual(0);
  });

  it('gives a driver a link to its calendar, once, and ends it', async () => {
    const { page } = driver;
    await page.goto('/account');
    await driver.tap('Mon agenda', 'link');
    await driver.tap(/^Créer le lien/);
    const address = (await page.locator('code').innerText()).trim();
    const { events } = parseCalendar(Buffer.from(await (await fetch(address)).arrayBuffer()));
    expect(events.map(({ summary }) => summary)).toHaveLength(3);
    expect(await page.getByRole('link', { name: 'Ouvrir dans mon agenda' }).getAttribute('href')).toMatch(/^webcal:\/\//);
    expect(await driver.violations()).toEqual([]);
    expect(await driver.sideways()).toBeLessThanOrEqual(0);
    await page.reload();
    await page.getByText('Lu par un agenda', { exact: false }).waitFor();
    expect(await page.locator('code').count()).toBe(0);
    await driver.tap(/^Supprimer le lien/);
    await page.getByRole('button', { name: /^Créer le lien/ }).waitFor();
    expect((await fetch(address)).status).toBe(404);
  });
});
