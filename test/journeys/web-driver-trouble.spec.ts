import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, type District } from '../support/district.js';
import { acceptEverything, onlyRecipient, roundsOf, type RoundToDo, type StopToDo } from '../support/evening.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

const DAY = '2026-11-20';

/** What the browser knows of the worker; these tests are typed for Node. */
interface Served {
  navigator: { serviceWorker: { controller: object | null } };
}

describeInBrowser('a driver whose evening does not go as planned', () => {
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
    await app.owner.query(`update organisation set contact_name = 'Dominique Inventé' where id = $1`, [
      district.associations[0].organisation.id,
    ]);
    await onlyRecipient(app, district.associations[0]);
    const dry = {
      label: 'Pâtes',
      category: 'dry',
      cold: 'ambient',
      dateKind: 'DDM',
      date: '2026-12-20',
      animalOrigin: false,
      allergens: ['gluten'],
    };
    for (const { site } of [district.shop, district.bakery, district.canteen])
      await app.as('coordinator').post('/lots', aDeclaration(district, { ...dry, siteId: site.id }));
    await acceptEverything(app);
    [round] = (await roundsOf(app, DAY)) as [RoundToDo];
    await app.setClock(round.startsAt);
    browser = await openBrowser();
    driver = await visit(browser, app, { width: 360 });
    await signIn(driver, app, 'driver');
    await driver.page.waitForFunction(() => (globalThis as unknown as Served).navigator.serviceWorker.controller !== null);
    await driver.tap('Je pars');
    await driver.page.getByText('Bonne route !').waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(driver.complaints).toEqual([]));

  const inFront = (stop: StopToDo): Promise<void> => driver.page.getByRole('heading', { name: stop.siteName, exact: true }).waitFor();
  const stateOf = async (id: string): Promise<string> =>
    (await app.owner.query('select state from stop where id = $1', [id])).rows[0].state;
  const sign = async (name: string): Promise<void> => {
    await driver.page.getByLabel('Nom de la personne sur place').fill(name);
    await driver.tap('Nous signons');
  };

  it('learns on its return that somebody else has settled a stop: what was noted stays until that is read', async () => {
    const [first, second] = round.stops as [StopToDo, StopToDo];
    await inFront(first);
    await driver.context.setOffline(true);
    await driver.tap('C’est chargé');
    await sign('Alix');
    await inFront(second);
    // Meanwhile the coordinator was told by telephone that the shop is closed.
    await app.as('coordinator').post(`/stops/${first.id}/failure`, { reasonCode: 'nobody-there' });
    await driver.context.setOffline(false);
    await driver.page.getByText('Le serveur n’a pas pu prendre ceci').waitFor();
    await driver.page.getByText('Cet arrêt est déjà terminé et signé.', { exact: false }).waitFor();
    await driver.page.getByText('Pesé 12', { exact: false }).waitFor();
    expect(await driver.violations()).toEqual([]);
    await driver.page.reload();
    await driver.tap('C’est réglé, retirer');
    await driver.page.getByText('Le serveur n’a pas pu prendre ceci').waitFor({ state: 'detached' });
    expect(await stateOf(first.id)).toBe('failed');
  });

  it('is told in plain words that a stop was given to somebody else', async () => {
    const [, second, third] = round.stops as [StopToDo, StopToDo, StopToDo];
    await inFront(second);
    await driver.context.setOffline(true);
    await driver.tap('C’est chargé');
    await sign('Alix');
    await inFront(third);
    await app.owner.query('delete from stop_line where parcel_id = any($1)', [second.lines.map(({ parcelId }) => parcelId)]);
    await app.owner.query('delete from stop where id = $1', [second.id]);
    await driver.context.setOffline(false);
    await driver.page.getByText('Cet arrêt n’est plus sur votre tournée', { exact: false }).waitFor();
    await driver.page.getByText('Appelez la coordination avant de continuer.', { exact: false }).waitFor();
    await driver.tap('C’est réglé, retirer');
  });

  it('puts right what the server could not take, without typing it again', async () => {
    const third = round.stops[2]!;
    await inFront(third);
    await driver.context.setOffline(true);
    await driver.tap(/^Autre poids/);
    await driver.page.getByLabel('Pesé (kg)').fill('9000');
    await driver.tap('C’est chargé');
    await sign('Alix');
    await inFront(round.stops.at(-1)!);
    await driver.context.setOffline(false);
    await driver.page.getByText('plus de trois fois celui annoncé', { exact: false }).waitFor();
    await inFront(third);
    expect(await driver.page.getByLabel('Pesé (kg)').inputValue()).toBe('9000');
    await driver.page.getByLabel('Pesé (kg)').fill('9');
    await driver.tap('C’est chargé');
    await sign('Alix');
    await driver.page.getByText('Arrêt terminé.').waitFor();
    await driver.page.getByText('Le serveur n’a pas pu prendre ceci').waitFor({ state: 'detached' });
    expect(await stateOf(third.id)).toBe('done');
  });

  it('stands still when the vehicle breaks down, says so without a network, and goes on when it runs again', async () => {
    const delivery = round.stops.at(-1)!;
    await inFront(delivery);
    await driver.context.setOffline(true);
    await driver.tap('Un problème');
    expect(await driver.violations()).toEqual([]);
    await driver.tap('Véhicule en panne');
    await driver.tap('Oui, en panne');
    await driver.page.getByText(/^À bord : 9/).waitFor();
    await driver.page.reload();
    await driver.page.getByText(/^En panne depuis/).waitFor();
    await driver.context.setOffline(false);
    await driver.tap('C’est réparé, je repars');
    await inFront(delivery);
    const { rows } = await app.owner.query(`select type from outbox where type like 'round.%' order by id desc limit 2`);
    expect(rows.map(({ type }) => type)).toEqual(['round.resumed', 'round.interrupted']);
  });

  it('hands over by one tap where all is as announced, and can take it back', async () => {
    const delivery = round.stops.at(-1)!;
    await driver.page.getByText('Un seul appui : Dominique Inventé et vous signez', { exact: false }).waitFor();
    driver.countTaps();
    await driver.tap('C’est déchargé');
    expect(driver.countTaps()).toBe(1);
    await driver.page.getByText('Tournée terminée. Merci !').waitFor();
    await driver.tap('Reprendre');
    await driver.page.getByText('Repris : rien n’est parti.').waitFor();
    await inFront(delivery);
    expect(await stateOf(delivery.id)).toBe('planned');
    await driver.tap('C’est déchargé');
    await driver.page.getByText('Attend le réseau').waitFor();
    await driver.page.getByText('Attend le réseau').waitFor({ state: 'detached' });
    expect(await stateOf(delivery.id)).toBe('done');
    expect((await app.owner.query('select signed_by_site as site from stop where id = $1', [delivery.id])).rows).toEqual([
      { site: 'Dominique Inventé' },
    ]);
  });
});
