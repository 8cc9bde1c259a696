import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, type District } from '../support/district.js';
import { FRIDAY_18H } from '../support/lots.js';
import { aPromise, planNow, setActive, threePromises } from '../support/plans.js';

describeInBrowser('the coordinator’s page of plannings', () => {
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

  it('says that nothing was planned yet, and plans on demand', async () => {
    await coordinator.tap('Plan', 'link');
    await coordinator.page.getByText('Rien n’a encore été planifié aujourd’hui.').waitFor();
    await threePromises(app, district);
    await coordinator.tap('Planifier maintenant');
    await coordinator.page.getByText(/3 sur 3 demandes placées/).waitFor();
    await coordinator.page.getByText('Dernière à 18:00', { exact: false }).waitFor();
    await coordinator.page
      .getByRole('table', { name: 'Tournées' })
      .getByRole('link', { name: /^Tournée n° / })
      .first()
      .waitFor();
    expect(await coordinator.violations()).toEqual([]);
  });

  it('shows why it was planned again, how many promised stops changed, and what would help the rest', async () => {
    await app.setClock('2026-11-20T18:20:00+01:00');
    await setActive(app, district.van.vehicle, false);
    // Nobody can be there before 18:30, and the shop closes four minutes later.
    await aPromise(app, district.bakery, district.associations[0], {
      pickup_from: '2026-11-20T17:00:00Z',
      pickup_to: '2026-11-20T17:34:00Z',
    });
    await app.drain();
    await planNow(app);
    await coordinator.refresh();
    const history = coordinator.page.getByRole('table', { name: 'Planifications du jour' });
    await history.getByText(/véhicule en panne ou modifié/).waitFor();
    await coordinator.page.getByRole('heading', { name: 'Sans véhicule' }).waitFor();
    await coordinator.page.getByText('Ce qui aiderait').first().waitFor();
    const [file] = await Promise.all([
      coordinator.page.waitForEvent('download'),
      history.getByRole('link', { name: 'Télécharger n° 1', exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('glane-rounds-1.json');
    expect(await coordinator.violations()).toEqual([]);
  });

  it('changes how far a promised hour may move', async () => {
    await coordinator.page.getByLabel('Décalage permis, en minutes').fill('30');
    await coordinator.tap('Enregistrer');
    await coordinator.page.getByText('Enregistré. Vaut dès la prochaine planification.').waitFor();
    expect((await app.as('coordinator').get('/rounds-policy')).body).toMatchObject({ maxMove_min: 30 });
  });

  it.each([360, 1280])('fits %i pixels', async (width) => {
    const other = await visit(browser, app, { width });
    await signIn(other, app, 'coordinator');
    await other.page.goto('/planning');
    await other.page.getByRole('heading', { name: 'Planifications du jour' }).waitFor();
    if (process.env.SCREENS) await other.page.screenshot({ path: `${process.env.SCREENS}/planning-${width}.png`, fullPage: true });
    expect(await other.sideways()).toBeLessThanOrEqual(0);
    expect(await other.violations()).toEqual([]);
    await other.context.close();
  });
});
