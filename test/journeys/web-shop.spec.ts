import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict } from '../support/district.js';
import { FRIDAY_18H } from '../support/lots.js';

describeInBrowser('a shop assistant with a phone', () => {
  let app: TestApp;
  let browser: Browser;
  let shop: Visitor;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    await aDistrict(app);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  beforeEach(async () => {
    shop = await visit(browser, app);
    await signIn(shop, app, 'shop-staff');
  });
  afterEach(async () => {
    expect(shop.complaints).toEqual([]);
    await shop.context.close();
  });

  const lots = async (): Promise<{ label: string; grams: number; date: string | null }[]> =>
    (await app.owner.query(`select label, declared_g::int as grams, to_char(date, 'YYYY-MM-DD') as date from lot order by reference`)).rows;

  it('gives bread in four taps, without a keyboard', async () => {
    await shop.page.goto('/lots');
    await shop.page.getByRole('heading', { name: 'Mes lots' }).waitFor();
    shop.countTaps();
    await shop.tap('Donner', 'link');
    await shop.tap('Pain', 'radio');
    await shop.tap(/^10.kg$/, 'radio');
    await shop.tap(/^Donner 10.kg · Pain$/);
    await shop.page.getByRole('heading', { name: 'C’est noté, merci !' }).waitFor();
    expect(shop.countTaps()).toBe(4);
    expect(await lots()).toEqual([{ label: 'Pain', grams: 10_000, date: null }]);
    expect(await shop.violations()).toEqual([]);
  });

  it('gives yoghurts in six taps at most, with the date of the label', async () => {
    await shop.page.getByRole('radio', { name: 'Pain' }).waitFor();
    expect(await shop.violations()).toEqual([]);
    await shop.tap('Produits laitiers', 'radio');
    await shop.tap(/^5.kg$/, 'radio');
    await shop.tap('Demain', 'radio');
    await shop.tap(/^Donner 5.kg/);
    await shop.page.getByRole('heading', { name: 'C’est noté, merci !' }).waitFor();
    expect(shop.countTaps()).toBeLessThanOrEqual(6);
    expect((await lots()).at(-1)).toEqual({ label: 'Produits laitiers', grams: 5000, date: '2026-11-21' });
  });

  it('is told what is missing before anything is sent, and why the law refuses a gift', async () => {
    const before = await lots();
    await shop.tap('Viande', 'radio');
    await shop.tap(/^2.kg$/, 'radio');
    await shop.tap('Donner');
    await shop.page.getByText('Choisissez la date de l’étiquette.').waitFor();
    await shop.tap('Autre date', 'radio');
    await shop.page.getByLabel('Date de l’étiquette').fill('2026-11-19');
    await shop.tap(/^Donner 2.kg/);
    await shop.page.getByText('La DLC est dépassée', { exact: false }).first().waitFor();
    await shop.page.getByText('Numéro de la demande', { exact: false }).waitFor();
    expect(await lots()).toEqual(before);
  });

  it('sees who takes it, why, and every step; repeats it in two taps and withdraws it', async () => {
    await app.drain();
    await shop.page.goto('/lots');
    await shop.page.getByRole('link', { name: 'Pain', exact: true }).click();
    await shop.page.getByRole('heading', { name: /^Lot n° / }).waitFor();
    await shop.page.getByText('Proposé, on attend la réponse').first().waitFor();
    await shop.page
      .getByText(/^Décision n° /)
      .first()
      .waitFor();
    await shop.page.getByText('créé →', { exact: false }).waitFor();
    expect(await shop.violations()).toEqual([]);

    await shop.page.goto('/lots');
    await shop.page.getByRole('link', { name: 'Refaire Pain' }).waitFor();
    shop.countTaps();
    await shop.tap('Refaire Pain', 'link');
    await shop.tap(/^Donner 10.kg · Pain$/);
    await shop.page.getByRole('heading', { name: 'C’est noté, merci !' }).waitFor();
    expect(shop.countTaps()).toBe(2);
    expect((await lots()).filter(({ label }) => label === 'Pain')).toHaveLength(2);

    await shop.tap('Voir ce lot', 'link');
    await shop.tap('Retirer ce lot');
    await shop.tap('Vendu finalement');
    await shop.page.getByText('Retiré par le donateur').first().waitFor();
  });

  it('reads English when asked, and fits 320 pixels in either language', async () => {
    await shop.page.setViewportSize({ width: 320, height: 700 });
    await shop.page.goto('/declare');
    await shop.tap('Plats préparés', 'radio');
    expect(await shop.sideways()).toBeLessThanOrEqual(0);
    await shop.page.goto('/account');
    await shop.tap('English');
    await shop.page.getByRole('heading', { name: 'My account' }).waitFor();
    expect(await shop.page.locator('html').getAttribute('lang')).toBe('en');
    await shop.page.goto('/declare');
    await shop.tap('Ready meals', 'radio');
    expect(await shop.sideways()).toBeLessThanOrEqual(0);
    expect(await shop.violations()).toEqual([]);
  });

  it('can be done by keyboard alone', async () => {
    const before = (await lots()).length;
    const { keyboard } = shop.page;
    await shop.page.getByRole('radio', { name: 'Pain' }).focus();
    await keyboard.press('Space');
    await shop.page.getByRole('radio', { name: /^5.kg$/ }).focus();
    await keyboard.press('Space');
    await shop.page.getByRole('button', { name: /^Donner 5.kg/ }).focus();
    await keyboard.press('Enter');
    await shop.page.getByRole('heading', { name: 'C’est noté, merci !' }).waitFor();
    expect(await lots()).toHaveLength(before + 1);
  });
});
