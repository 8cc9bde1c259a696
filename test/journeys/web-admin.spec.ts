import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, type District } from '../support/district.js';
import { FRIDAY_18H } from '../support/lots.js';

describeInBrowser('the administrator', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;
  let admin: Visitor;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    browser = await openBrowser();
    admin = await visit(browser, app, { width: 1280 });
    await signIn(admin, app, 'admin');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  beforeEach(async () => {
    await admin.page.goto('/admin');
    await admin.page.getByRole('heading', { name: 'Réglages' }).waitFor();
  });
  afterEach(() => expect(admin.complaints).toEqual([]));

  const open = async (title: string): Promise<void> => {
    await admin.page.getByRole('main').getByRole('heading', { name: title, exact: true }).click();
    await admin.page.getByRole('heading', { name: title, level: 1 }).waitFor();
  };
  const dialog = () => admin.page.getByRole('dialog');

  it('registers an association, and is told in plain words what the API cannot take', async () => {
    expect(await admin.violations()).toEqual([]);
    await open('Structures');
    await admin.tap('Ajouter');
    await dialog().getByLabel('Nom').fill('Les Marmites Fictives');
    await dialog().getByLabel('Type').selectOption('association');
    await dialog().getByLabel('SIRET').fill('11111111111111');
    await dialog().getByRole('button', { name: 'Enregistrer' }).click();
    await dialog().getByRole('alert').getByText('SIRET', { exact: false }).waitFor();
    expect(await admin.violations()).toEqual([]);
    await dialog().getByLabel('SIRET').fill('');
    await dialog().getByRole('button', { name: 'Enregistrer' }).click();
    await dialog().waitFor({ state: 'detached' });
    await admin.page.getByRole('rowheader', { name: 'Les Marmites Fictives' }).waitFor();
  });

  it('opens a site for it and changes where it stands', async () => {
    await open('Lieux');
    expect(await admin.violations()).toEqual([]);
    await admin.tap('Ajouter');
    await dialog().getByLabel('Structure – rechercher').fill('Marmites');
    await dialog().getByLabel('Structure', { exact: true }).selectOption({ label: 'Les Marmites Fictives' });
    await dialog().getByLabel('Rôle').selectOption('association');
    await dialog().getByLabel('Nom').fill('Cuisine des Marmites');
    await dialog().getByRole('button', { name: 'Enregistrer' }).click();
    await dialog().waitFor({ state: 'detached' });
    await admin.page.getByRole('link', { name: 'Cuisine des Marmites' }).click();
    await admin.page.getByLabel('Numéro et rue').fill('12 rue Imaginaire');
    // The remark that the new site was saved may still stand there: what counts is the answer to this change.
    const changed = admin.page.waitForResponse((response) => response.request().method() === 'PATCH');
    await admin.page.getByRole('main').getByRole('button', { name: 'Enregistrer' }).first().click();
    expect((await changed).status()).toBe(200);
    const { rows } = await app.owner.query(`select address, role from site where name = 'Cuisine des Marmites'`);
    expect(rows).toEqual([{ address: '12 rue Imaginaire', role: 'association' }]);
    expect(await admin.violations()).toEqual([]);
  });

  it('makes an API key whose secret is shown once and works', async () => {
    await open('Clés d’API');
    await admin.tap('Ajouter');
    await dialog().getByLabel('À quoi sert-elle ?').fill('Caisse de démonstration');
    await dialog().getByLabel('Structure', { exact: true }).selectOption(district.shop.organisation.id);
    expect(await admin.violations()).toEqual([]);
    await dialog().getByRole('button', { name: 'Enregistrer' }).click();
    await admin.page.getByRole('heading', { name: 'Copiez cette clé maintenant' }).waitFor();
    const secret = (await dialog().locator('code').textContent())!;
    expect((await app.withKey(secret).get('/lots')).status).toBe(200);
    await admin.page.reload();
    await admin.page.getByRole('rowheader', { name: 'Caisse de démonstration' }).waitFor();
    expect(await admin.page.content()).not.toContain(secret);
    admin.page.once('dialog', (question) => void question.accept());
    await admin.tap('Révoquer');
    await admin.page.getByText('Révoquée').waitFor();
    expect((await app.withKey(secret).get('/lots')).status).toBe(401);
  });

  it('gives a person an account, then shuts it out', async () => {
    await open('Comptes');
    await admin.tap('Ajouter');
    await dialog().getByLabel('Nom').fill('Alix Inventé');
    await dialog().getByLabel('Adresse électronique').fill('alix@exemple.fr');
    await dialog().getByLabel('Structure', { exact: true }).selectOption(district.shop.organisation.id);
    await dialog().getByLabel('Mot de passe').fill('une-phrase-assez-longue-2026');
    await dialog().getByRole('button', { name: 'Enregistrer' }).click();
    await dialog().waitFor({ state: 'detached' });
    await admin.tap(/^Modifier Alix Inventé/);
    await dialog().getByText('Couper l’accès').click();
    await dialog().getByRole('button', { name: 'Enregistrer' }).click();
    await admin.page.getByText('Accès coupé').waitFor();
    const { rows } = await app.owner.query(
      `select role, disabled_at is not null as disabled from user_account where email = 'alix@exemple.fr'`,
    );
    expect(rows).toEqual([{ role: 'shop-staff', disabled: true }]);
  });

  it('sees vehicles with their shifts, people with their absences, agreements', async () => {
    await open('Véhicules');
    expect(await admin.violations()).toEqual([]);
    await admin.page
      .getByRole('button', { name: /^Modifier / })
      .first()
      .click();
    await dialog().getByRole('heading', { name: 'Qui conduit quand' }).waitFor();
    expect(await admin.violations()).toEqual([]);
    await admin.page.goto('/admin/people');
    await admin.page
      .getByRole('button', { name: /^Modifier / })
      .first()
      .click();
    await dialog().getByLabel('Jour').fill('2026-12-24');
    await dialog().getByRole('button', { name: 'Ajouter une absence' }).click();
    await dialog().getByText('jeudi 24 décembre').waitFor();
    expect(await admin.violations()).toEqual([]);
    await admin.page.goto('/admin/conventions');
    await admin.page.getByRole('rowheader').first().waitFor();
    expect(await admin.violations()).toEqual([]);
  });
});
