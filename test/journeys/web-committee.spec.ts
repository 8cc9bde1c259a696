import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, type District } from '../support/district.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

describeInBrowser('the steering committee', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;
  let committee: Visitor;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    await app.as('shop-staff').post('/lots', aDeclaration(district));
    await app.drain();
    browser = await openBrowser();
    committee = await visit(browser, app, { width: 1280 });
    await signIn(committee, app, 'committee');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(committee.complaints).toEqual([]));

  it('reads the rules in force', async () => {
    await committee.page.getByRole('heading', { name: 'Version 1, en vigueur' }).waitFor();
    await committee.page.getByText('Minutes pour répondre').waitFor();
    expect(await committee.violations()).toEqual([]);
  });

  it('sees every decision with its bound, and that one replays', async () => {
    await committee.tap('Décisions', 'link');
    await committee.page.getByRole('columnheader', { name: 'Borne' }).waitFor();
    expect(await committee.violations()).toEqual([]);
    await committee.page.getByRole('link', { name: 'Décision n° 1' }).click();
    await committee.page.getByText('Rejouée à l’instant : mêmes attributions.').waitFor();
    await committee.page
      .getByRole('table', { name: 'Attributions' })
      .getByRole('rowheader', { name: /^Lot n° / })
      .first()
      .waitFor();
    expect(await committee.violations()).toEqual([]);
  });

  it('records the next rules it voted, for a day to come', async () => {
    await committee.tap('Règles', 'link');
    await committee.tap('Proposer une nouvelle version');
    await committee.page.getByLabel('Poids de l’équité').fill('0.5');
    await committee.page.getByLabel('Vote du').fill('2026-11-19');
    await committee.page.getByLabel('Ce qui a été décidé').fill('Plus de poids à l’équité.');
    expect(await committee.violations()).toEqual([]);
    await committee.tap('Enregistrer cette version');
    await committee.page.getByText('Version enregistrée.', { exact: false }).waitFor();
    const { rows } = await app.owner.query(
      `select version, body->'fairness'->>'weight' as weight, to_char(voted_on, 'YYYY-MM-DD') as voted from policy order by version`,
    );
    expect(rows[1]).toEqual({ version: 2, weight: '0.5', voted: '2026-11-19' });
    await committee.page.setViewportSize({ width: 320, height: 700 });
    expect(await committee.sideways()).toBeLessThanOrEqual(0);
  });
});
