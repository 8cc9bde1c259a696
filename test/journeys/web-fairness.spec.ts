import type { Browser } from 'playwright-core';
import type { Role } from '../../src/vocabulary/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, aPolicy, type District } from '../support/district.js';
import { aLotWithParts } from '../support/ledger.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

const BAND = { least: 0.7, most: 1.4, from_g: 20_000 };

describeInBrowser('the promise of equity on the screens', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;

  /** The first two were well served; the third has no room for chilled food, which is all that is declared. */
  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock('2026-09-01T12:00:00+02:00');
    district = await aDistrict(app);
    await app.setClock(FRIDAY_18H);
    await aPolicy(app, district.territory, { version: 2, body: { fairness: { weight: 0.3, band: BAND } } });
    const [a, b, c] = district.associations;
    for (const [to, grams] of [
      [a, 95_000],
      [b, 80_000],
      [c, 10_000],
    ] as const)
      await aLotWithParts(app, district.bakery.site, [{ grams, in: 'at_recipient', recipient: to.site }]);
    await app.owner.query(`delete from storage where site_id = $1 and cold = 'chilled6'`, [c.site.id]);
    await app.as('shop-staff').post('/lots', aDeclaration(district));
    await app.drain();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  const as = async (role: Role, given: Parameters<typeof visit>[2] = {}): Promise<Visitor> => {
    const visitor = await visit(browser, app, given);
    await signIn(visitor, app, role);
    return visitor;
  };
  const leave = async (visitor: Visitor): Promise<void> => {
    expect(await visitor.sideways()).toBeLessThanOrEqual(0);
    expect(await visitor.violations()).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  };

  it.each([
    ['committee', '/policy', 360],
    ['town-hall', '/figures', 1280],
  ] as const)('%s sees who stands where, who is outside and why', async (role, path, width) => {
    const visitor = await as(role, { width });
    await visitor.page.goto(path);
    await visitor.page.getByRole('heading', { name: 'Équité : la promesse sur 28 jours' }).waitFor();
    await visitor.page.getByText('reçoit de 70 % à 140 % de sa part', { exact: false }).waitFor();
    const row = (name: string) =>
      visitor.page
        .getByRole('table', { name: 'Part reçue par association' })
        .getByRole('row')
        .filter({ has: visitor.page.getByRole('rowheader', { name }) });
    const [, b, c] = district.associations.map(({ organisation }) => String(organisation.name)) as [string, string, string];
    await row(b).getByText('Dans la fourchette').waitFor();
    await row(c).getByText('En dessous').waitFor();
    await visitor.page.getByRole('heading', { name: c, level: 4 }).waitFor();
    await visitor.page.getByText('n’a pas de place à la température que demande l’étiquette', { exact: false }).first().waitFor();
    await visitor.page.getByText('Il aurait fallu de la place déclarée : Réfrigéré (0 à +6 °C).', { exact: false }).waitFor();
    await visitor.page.getByText('Décisions de la période : 1. Aucune n’a rompu la promesse.').waitFor();
    const spread = visitor.page.getByRole('table', { name: 'Égalité par température' });
    await spread.getByRole('rowheader', { name: 'Tout ensemble' }).waitFor();
    await spread.getByRole('rowheader', { name: 'Température ambiante' }).waitFor();
    await leave(visitor);
  });

  it('an association sees its own share, and nobody else by name', async () => {
    const visitor = await as('association', { width: 360 });
    await visitor.page.goto('/received');
    const { body } = await app.as('association').get('/fairness');
    const share = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 0 }).format(body.rows[0].ratio);
    await visitor.page.getByText(`Vous avez reçu ${share} de votre part sur 28 jours.`).waitFor();
    await visitor.page.getByText('Toutes les associations').click();
    await visitor.page.getByText('En dessous : 1').waitFor();
    expect(await visitor.page.content()).not.toContain(String(district.associations[1].organisation.name));
    await leave(visitor);
  });

  it('reads in English and in the dark as well', async () => {
    const visitor = await as('committee', { width: 320, language: 'en-GB', dark: true });
    await visitor.page.getByRole('heading', { name: 'Outside the band, and why' }).waitFor();
    await visitor.page.getByText('None broke the promise.', { exact: false }).waitFor();
    await leave(visitor);
  });

  it('the committee votes another band, in percent and kilos, or none', async () => {
    const visitor = await as('committee', { width: 1280 });
    await visitor.tap('Proposer une nouvelle version');
    await visitor.page.getByLabel('Au moins, en % de sa part').fill('80');
    await visitor.page.getByLabel('Au plus, en % de sa part').fill('125');
    await visitor.page.getByLabel('À partir d’une part de tant de kilos').fill('35');
    expect(await visitor.violations()).toEqual([]);
    await visitor.tap('Enregistrer cette version');
    await visitor.page.getByText('Version enregistrée.', { exact: false }).waitFor();
    await visitor.tap('Proposer une nouvelle version');
    await visitor.tap('Tenir chaque association dans une fourchette autour de sa part', 'checkbox');
    await visitor.tap('Enregistrer cette version');
    await visitor.page.getByRole('rowheader', { name: '4' }).waitFor();
    const { rows } = await app.owner.query(`select body->'fairness' as fairness from policy where version > 2 order by version`);
    expect(rows.map(({ fairness }) => fairness)).toEqual([
      { weight: 0.3, band: { least: 0.8, most: 1.25, from_g: 35_000 } },
      { weight: 0.3 },
    ]);
    await leave(visitor);
  });
});
