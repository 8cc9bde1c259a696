import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, type District } from '../support/district.js';
import { acceptEverything, roundsOf, type RoundToDo } from '../support/evening.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

describeInBrowser('a driver with a phone', () => {
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
    // Only the van is left, whose driver has the account.
    await app.owner.query('update vehicle set active = false where id = $1', [district.bike.vehicle.id]);
    browser = await openBrowser();
    driver = await visit(browser, app);
    await signIn(driver, app, 'driver');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(driver.complaints).toEqual([]));

  const stopState = async (id: string): Promise<{ state: string; driver: string | null; site: string | null }> =>
    (await app.owner.query('select state, signed_by_driver as driver, signed_by_site as site from stop where id = $1', [id])).rows[0];

  it('has no round until something was accepted', async () => {
    await driver.page.getByText('Pas de tournée aujourd’hui').waitFor();
    await app.as('shop-staff').post('/lots', aDeclaration(district));
    await app.as('shop-staff').post(
      '/lots',
      aDeclaration(district, {
        label: 'Pâtes',
        category: 'dry',
        cold: 'ambient',
        dateKind: 'DDM',
        date: '2026-12-20',
        animalOrigin: false,
        allergens: ['gluten'],
      }),
    );
    await acceptEverything(app);
    [round] = (await roundsOf(app, '2026-11-20')) as [RoundToDo];
    await app.setClock(round.startsAt);
    await driver.refresh();
    await driver.page.getByText(`0 arrêts faits sur ${round.stops.length}`).waitFor();
    expect(await driver.violations()).toEqual([]);
  });

  it('leaves, and sees the next stop with its address and the way there', async () => {
    await driver.tap('Je pars');
    await driver.page.getByRole('heading', { name: round.stops[0]!.siteName }).waitFor();
    const way = await driver.page.getByRole('link', { name: 'Y aller' }).first().getAttribute('href');
    expect(way).toMatch(/48\.8/);
    expect(await driver.violations()).toEqual([]);
    await driver.page.setViewportSize({ width: 320, height: 700 });
    expect(await driver.sideways()).toBeLessThanOrEqual(0);
  });

  it('cannot go on without the temperature of cold food', async () => {
    await driver.tap('C’est chargé');
    await driver.page.getByText('Relevez la température.').first().waitFor();
    expect(await stopState(round.stops[0]!.id)).toMatchObject({ state: 'planned' });
  });

  it('is told when food is too warm, refuses it with a reason and signs the rest with the shop', async () => {
    const temperature = driver.page.getByLabel('Température relevée (°C)').first();
    await temperature.fill('12');
    await driver.page.getByText('Hors limite', { exact: false }).waitFor();
    await temperature.fill('4');
    await driver.page.getByText('Hors limite', { exact: false }).waitFor({ state: 'detached' });
    await driver.tap(/^En refuser : Yaourts/);
    await driver.page.getByLabel('Refusé (kg)').fill('2');
    await driver.tap('Emballage abîmé', 'radio');
    await driver.tap('C’est chargé');
    await driver.page.getByLabel('Nom de qui conduit').fill('Camille');
    await driver.page.getByLabel('Nom de la personne sur place').fill('Sacha');
    expect(await driver.violations()).toEqual([]);
    await driver.tap('Nous signons');
    await driver.page.getByText('Arrêt terminé.').waitFor();
    expect(await stopState(round.stops[0]!.id)).toEqual({ state: 'done', driver: 'Camille', site: 'Sacha' });
    const { rows } = await app.owner.query(
      'select weighed_g::int, refused_g::int, refusal_code, temperature_c::float8 from stop_line where stop_id = $1 and refused_g > 0',
      [round.stops[0]!.id],
    );
    expect(rows).toEqual([{ weighed_g: 12_000, refused_g: 2000, refusal_code: 'packaging', temperature_c: 4 }]);
  });

  it('shows the signed note of what was taken', async () => {
    await driver.page.getByRole('link', { name: 'Bordereau d’enlèvement' }).click();
    await driver.page.getByRole('heading', { name: 'Bordereau d’enlèvement n° 1' }).waitFor();
    await driver.page.getByText('Camille').waitFor();
    expect(await driver.violations()).toEqual([]);
    await driver.page.goBack();
  });

  it('does the next stop in three taps, without a network: it waits on the phone and is sent once', async () => {
    const next = (await roundsOf(app, '2026-11-20'))[0]!.stops.find(({ state }) => state === 'planned')!;
    await driver.page.getByRole('heading', { name: next.siteName }).waitFor();
    for (const field of await driver.page.getByLabel('Température relevée (°C)').all()) await field.fill('5');
    await driver.context.setOffline(true);
    driver.countTaps();
    await driver.tap(next.kind === 'pickup' ? 'C’est chargé' : 'C’est déchargé');
    await driver.page.getByLabel('Nom de la personne sur place').fill('Alix');
    await driver.tap('Nous signons');
    await driver.page.getByText('Gardé sur ce téléphone', { exact: false }).waitFor();
    expect(driver.countTaps()).toBeLessThanOrEqual(3);
    await driver.page.getByText('Attend le réseau').waitFor();
    expect(await stopState(next.id)).toMatchObject({ state: 'planned' });

    await driver.context.setOffline(false);
    await driver.page.getByText('Attend le réseau').waitFor({ state: 'detached' });
    expect(await stopState(next.id)).toMatchObject({ state: 'done', site: 'Alix' });
  });

  it('reports a stop that cannot be done in two taps', async () => {
    const next = (await roundsOf(app, '2026-11-20'))[0]!.stops.find(({ state }) => state === 'planned');
    // A small district may have no third stop; then the round is over and says so.
    if (!next) return void (await driver.page.getByText('Tournée terminée. Merci !').waitFor());
    driver.countTaps();
    await driver.tap('Un problème');
    await driver.tap('Personne sur place');
    await driver.page.getByText('Noté. Passez à l’arrêt suivant.').waitFor();
    expect(driver.countTaps()).toBe(2);
    expect(await stopState(next.id)).toMatchObject({ state: 'failed' });
  });
});
