import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict } from '../support/district.js';
import { FRIDAY_18H } from '../support/lots.js';

describeInBrowser('the steering committee before a vote', () => {
  let app: TestApp;
  let browser: Browser;
  let committee: Visitor;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    await aDistrict(app);
    browser = await openBrowser();
    committee = await visit(browser, app, { width: 1280 });
    await signIn(committee, app, 'committee');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(committee.complaints).toEqual([]));

  const shot = async (name: string): Promise<void> => {
    if (process.env.GLANE_SHOTS) await committee.page.screenshot({ path: `${process.env.GLANE_SHOTS}/${name}.png`, fullPage: true });
  };

  it('drafts a policy beside the one in force, and asks what it would change', async () => {
    const { page } = committee;
    await committee.tap('Comparer', 'link');
    await page.getByRole('heading', { name: 'Le projet à comparer' }).waitFor();
    await page.getByText('Aucune comparaison pour l’instant').waitFor();
    await page.getByLabel('Poids de l’équité').fill('0.9');
    await page.getByLabel('Jours à rejouer').selectOption('7');
    await page.getByLabel('Tirages au sort').selectOption('3');
    expect(await committee.violations()).toEqual([]);
    await shot('comparisons-1280');
    await committee.tap('Comparer');
    await page.getByText('La comparaison attend son tour.', { exact: false }).waitFor();
    expect(await committee.violations()).toEqual([]);
  });

  it('reads what it means, the figures with their margins, and the picture', async () => {
    const { page } = committee;
    await app.drain();
    await committee.refresh();
    await page.getByRole('heading', { name: 'Ce que cela veut dire' }).waitFor();
    await page.getByText('Lots : tirés au sort pour les donateurs de ce territoire', { exact: false }).waitFor();
    const table = page.getByRole('table', { name: 'Les chiffres' });
    for (const name of [
      'Règles en vigueur (version 1)',
      'Projet',
      'Premier arrivé, premier servi (5 km)',
      'En connaissant toute la journée',
    ])
      await table.getByRole('rowheader', { name }).waitFor();
    expect(await page.getByRole('img', { name: /^Sauvés \(kg par jour\) : Règles en vigueur/ }).count()).toBe(1);
    expect(await committee.violations()).toEqual([]);
    await shot('comparison-1280');
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await committee.sideways()).toBeLessThanOrEqual(0);
    expect(await committee.violations()).toEqual([]);
    await shot('comparison-360');
    await page.setViewportSize({ width: 1280, height: 844 });
  });

  it('goes on to the vote with the very draft it compared', async () => {
    const { page } = committee;
    await committee.tap('Voter ce projet', 'link');
    await page.getByRole('heading', { name: 'Proposer une nouvelle version' }).waitFor();
    expect(await page.getByLabel('Poids de l’équité').inputValue()).toBe('0.9');
    expect(await committee.violations()).toEqual([]);
    await committee.tap('Enregistrer cette version');
    await page.getByText('Version enregistrée.', { exact: false }).waitFor();
    const { rows } = await app.owner.query(
      `select body->'fairness'->>'weight' as weight, body ? 'offer' as complete from policy where version = 2`,
    );
    expect(rows).toEqual([{ weight: '0.9', complete: true }]);
  });

  it('finds it again in the list, in English as well, on a phone', async () => {
    const { page } = committee;
    await committee.tap('Comparer', 'link');
    await page.getByText('Terminée').waitFor();
    await page.setViewportSize({ width: 360, height: 780 });
    expect(await committee.sideways()).toBeLessThanOrEqual(0);
    await shot('comparisons-360');
    const abroad = await visit(browser, app, { language: 'en-GB', width: 390 });
    await signIn(abroad, app, 'town-hall');
    await abroad.page.goto('/comparisons');
    await abroad.page.getByRole('heading', { name: 'Compare before voting' }).waitFor();
    // The town hall looks on: it has no form.
    expect(await abroad.page.getByRole('button', { name: 'Compare' }).count()).toBe(0);
    await abroad.page.getByRole('rowheader').getByRole('link').first().click();
    await abroad.page.getByRole('heading', { name: 'What it means' }).waitFor();
    expect(await abroad.page.getByRole('link', { name: 'Vote this draft' }).count()).toBe(0);
    expect(await abroad.violations()).toEqual([]);
    expect(abroad.complaints).toEqual([]);
  });

  it('is told when a comparison came to nothing', async () => {
    await app.owner.query(`update policy_comparison set state = 'failed', failure = 'essai', result = null`);
    await committee.page.setViewportSize({ width: 1280, height: 844 });
    await committee.refresh();
    await committee.page.getByText('Sans résultat').waitFor();
    await committee.page.getByRole('rowheader').getByRole('link').first().click();
    await committee.page.getByText('La comparaison n’a pas abouti.', { exact: false }).waitFor();
    expect(await committee.violations()).toEqual([]);
  });
});
