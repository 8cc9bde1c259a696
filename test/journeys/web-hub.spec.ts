import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, type District } from '../support/district.js';
import { acceptEverything, driveEverything, onlyRecipient } from '../support/evening.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

describeInBrowser('the hub with a tablet', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;
  let hub: Visitor;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    await onlyRecipient(app, district.hub);
    browser = await openBrowser();
    hub = await visit(browser, app, { width: 800 });
    await signIn(hub, app, 'hub');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(hub.complaints).toEqual([]));

  it('sees what is on its way', async () => {
    await hub.page.getByText('Rien à peser pour l’instant.').waitFor();
    await app.as('shop-staff').post('/lots', aDeclaration(district));
    await app
      .as('shop-staff')
      .post(
        '/lots',
        aDeclaration(district, { label: 'Légumes variés', category: 'vegetables', cold: 'ambient', dateKind: 'none', date: undefined }),
      );
    await acceptEverything(app);
    await hub.refresh();
    await hub.page.getByRole('link', { name: 'Yaourts nature' }).waitFor();
    await hub.page.getByText('Passage prévu').first().waitFor();
    expect(await hub.violations()).toEqual([]);
  });

  it('weighs in what was delivered: less than announced, with a temperature and a refusal', async () => {
    await driveEverything(app, '2026-11-20');
    await hub.refresh();
    await hub.tap('Peser : Yaourts nature');
    await hub.page.getByRole('spinbutton', { name: 'Pesé (kg)' }).fill('11.5');
    await hub.page.getByRole('spinbutton', { name: 'Dont refusé (kg)' }).fill('1');
    await hub.tap('Enregistrer la pesée');
    await hub.page.getByText('Dites pourquoi c’est refusé.').waitFor();
    await hub.tap('Emballage abîmé', 'radio');
    await hub.page.getByRole('spinbutton', { name: 'Température relevée (°C)' }).fill('4.5');
    expect(await hub.violations()).toEqual([]);
    await hub.tap('Enregistrer la pesée');
    await hub.page.getByText('Pesée enregistrée.').waitFor();
    const { rows } = await app.owner.query(
      'select weighed_g::int, refused_g::int, refusal_code, temperature_c::float8, package_ok from intake',
    );
    expect(rows).toEqual([{ weighed_g: 11_500, refused_g: 1000, refusal_code: 'packaging', temperature_c: 4.5, package_ok: true }]);
    await hub.page.getByRole('row', { name: /Yaourts nature/ }).waitFor();
  });

  it('weighs without a network: it waits and is sent once when there is one', async () => {
    await hub.context.setOffline(true);
    await hub.tap('Peser : Légumes variés');
    await hub.tap('Enregistrer la pesée');
    await hub.page.getByText('Pesée en attente d’envoi').waitFor();
    expect((await app.owner.query('select 1 from intake')).rowCount).toBe(1);
    await hub.context.setOffline(false);
    await hub.page.getByText('Pesée en attente d’envoi').waitFor({ state: 'detached' });
    await hub.page.getByRole('row', { name: /Légumes variés/ }).waitFor();
    expect((await app.owner.query('select 1 from intake')).rowCount).toBe(2);
    await hub.page.setViewportSize({ width: 320, height: 700 });
    expect(await hub.sideways()).toBeLessThanOrEqual(0);
  });
});
