import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, type District } from '../support/district.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

describeInBrowser('the coordinator at seven in the evening', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;
  let coordinator: Visitor;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    browser = await openBrowser();
    coordinator = await visit(browser, app, { width: 1280 });
    await signIn(coordinator, app, 'coordinator');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(coordinator.complaints).toEqual([]));

  it('sees a quiet day at first', async () => {
    await coordinator.page.getByText('Rien n’est bloqué').waitFor();
    await coordinator.page.getByText('Il est 18:00').waitFor();
    expect(await coordinator.violations()).toEqual([]);
  });

  it('decides now, and sees the lot on the map and in the list', async () => {
    await app.as('shop-staff').post('/lots', aDeclaration(district));
    await coordinator.refresh();
    await coordinator.page
      .getByRole('table', { name: 'Lots en cours' })
      .getByRole('row', { name: /Yaourts nature/ })
      .waitFor();
    await coordinator.page.locator('.map path.map-lot').waitFor();
    await coordinator.tap('Décider maintenant');
    await coordinator.page.getByText('Décision prise.').waitFor();
    await coordinator.page.getByRole('table', { name: 'Lots en cours' }).getByText('Proposé, on attend la réponse').waitFor();
    expect(await coordinator.violations()).toEqual([]);
  });

  it('plans now what was accepted, and follows the round', async () => {
    const [offer] = (await app.as('coordinator').get('/offers?state=open')).body.items;
    await app.as('coordinator').post(`/offers/${offer.id}/acceptance`, {});
    await coordinator.tap('Planifier maintenant');
    await coordinator.page.getByText('1 sur 1 demandes placées sur 1 tournées.').waitFor();
    await coordinator.page
      .getByRole('table', { name: 'Tournées' })
      .getByRole('link', { name: /^Tournée n° / })
      .click();
    await coordinator.page.getByRole('heading', { name: 'Tous les arrêts' }).waitFor();
    expect(await coordinator.violations()).toEqual([]);
  });

  it('finds what is stuck with its reason, and releases it with a written one', async () => {
    await app.owner.query('delete from convention');
    await app.as('shop-staff').post('/lots', aDeclaration(district, { label: 'Lot retenu' }));
    await coordinator.tap('La journée', 'link');
    const stuck = coordinator.page.locator('.card').filter({ hasText: 'Lot retenu' }).first();
    await stuck.getByText('une règle demande l’accord d’une personne', { exact: false }).waitFor();
    await stuck.getByRole('link', { name: 'Libérer' }).click();
    await coordinator.tap('Libérer ce lot');
    await coordinator.page.getByLabel('Pourquoi peut-il partir malgré l’avertissement ?').fill('Convention signée ce matin.');
    await coordinator.page.getByRole('dialog').getByRole('button', { name: 'Libérer ce lot' }).click();
    await coordinator.page.getByText('Lot libéré : il est proposé.').waitFor();
    const { rows } = await app.owner.query(`select p.state from parcel p join lot l on l.id = p.lot_id where l.label = 'Lot retenu'`);
    expect(rows[0].state).not.toBe('declared');
  });

  it('reads the day on a phone, in the dark, without moving sideways', async () => {
    const phone = await visit(browser, app, { width: 320, dark: true });
    await signIn(phone, app, 'coordinator');
    await phone.page.getByRole('heading', { name: /^Lots en cours/ }).waitFor();
    await phone.page.locator('.map .map-recipient').first().waitFor();
    expect(await phone.sideways()).toBeLessThanOrEqual(0);
    expect(await phone.violations()).toEqual([]);
    expect(phone.complaints).toEqual([]);
    await phone.context.close();
  });
});
