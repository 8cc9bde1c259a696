import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, type District } from '../support/district.js';
import { acceptEverything, driveEverything } from '../support/evening.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

/** A square around the district, enough for the map to have something to draw. */
const SQUARE = {
  type: 'Polygon',
  coordinates: [
    [
      [2.37, 48.845],
      [2.42, 48.845],
      [2.42, 48.88],
      [2.37, 48.88],
      [2.37, 48.845],
    ],
  ],
};

describeInBrowser('the town hall at a desk', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;
  let townHall: Visitor;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app, { territory: { outline: JSON.stringify(SQUARE), outline_source: 'Carré d’essai' } });
    const area = await app.owner.query(
      `insert into area (territory_id, code, name, outline, source) values ($1, 'nord', 'Quartier nord', $2, 'essai') returning id`,
      [district.territory.id, JSON.stringify(SQUARE)],
    );
    await app.owner.query('update site set area_id = $1', [area.rows[0].id]);
    await app.as('shop-staff').post('/lots', aDeclaration(district));
    await app.as('shop-staff').post('/lots', aDeclaration(district, { label: 'Fruits abîmés', category: 'fruit', packages: 3 }));
    await acceptEverything(app);
    await driveEverything(app, '2026-11-20');
    browser = await openBrowser();
    townHall = await visit(browser, app, { width: 1280 });
    await signIn(townHall, app, 'town-hall');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(townHall.complaints).toEqual([]));

  it('reads the same kilos as the API gives, with the method beside them', async () => {
    const { totals } = (await app.as('town-hall').get('/figures?by=day')).body;
    expect(totals.saved_g).toBeGreaterThan(0);
    const saved = townHall.page.getByRole('listitem').filter({ hasText: 'Sauvé' }).first();
    await saved
      .getByText(`${totals.saved_g / 1000}`, { exact: false })
      .first()
      .waitFor();
    await saved.getByText('Méthode et source').click();
    await saved.getByText('article L541-15-4', { exact: false }).waitFor();
    await townHall.page.getByText('500 g', { exact: false }).first().waitFor({ state: 'attached' });
    expect(await townHall.violations()).toEqual([]);
  });

  it('sees bars by day and the map of its quartiers, each over a table with the same figures', async () => {
    await townHall.page.locator('.chart canvas').waitFor();
    await townHall.page.locator('.map .map-area').first().waitFor();
    await townHall.page.getByText('Contours : Carré d’essai').waitFor();
    await townHall.page.getByRole('table', { name: 'Par jour' }).getByRole('row').nth(1).waitFor();
    await townHall.page.getByRole('table', { name: 'Par quartier' }).getByRole('rowheader', { name: 'Quartier nord' }).waitFor();
    await townHall.page.getByRole('table', { name: 'Par sorte de donateur' }).getByRole('rowheader', { name: 'Supermarché' }).waitFor();
  });

  it('chooses another period, and is told when it holds nothing', async () => {
    await townHall.page.getByLabel('Du', { exact: true }).fill('2026-01-01');
    await townHall.page.getByLabel('Au', { exact: true }).fill('2026-01-31');
    await townHall.page.getByText('Aucun lot sur cette période').waitFor();
    await townHall.tap('30 jours', 'radio');
    await townHall.page.locator('.chart canvas').waitFor();
  });

  it('downloads the lots of the period as CSV', async () => {
    const [download] = await Promise.all([
      townHall.page.waitForEvent('download'),
      townHall.page.getByRole('link', { name: 'Lots (CSV)' }).click(),
    ]);
    const stream = await download.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString('utf8')).toContain('Yaourts nature');
  });

  it('prints without bars and buttons, with the whole tables', async () => {
    await townHall.page.emulateMedia({ media: 'print' });
    expect(await townHall.page.locator('nav.nav-bar').isVisible()).toBe(false);
    expect(await townHall.page.getByRole('button', { name: 'Imprimer' }).isVisible()).toBe(false);
    expect(await townHall.page.evaluate<string>(`getComputedStyle(document.querySelector('.scroll-frame')).overflowY`)).toBe('visible');
    await townHall.page.emulateMedia({ media: 'screen' });
  });

  it('reads it on a phone in English and in the dark as well', async () => {
    const other = await visit(browser, app, { width: 320, language: 'en-GB', dark: true });
    await signIn(other, app, 'town-hall');
    await other.page.getByRole('heading', { name: 'By neighbourhood' }).waitFor();
    await other.page.locator('.map .map-area').first().waitFor();
    expect(await other.sideways()).toBeLessThanOrEqual(0);
    expect(await other.violations()).toEqual([]);
    expect(other.complaints).toEqual([]);
    await other.context.close();
  });
});
