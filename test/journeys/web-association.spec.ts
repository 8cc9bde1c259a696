import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict, type District } from '../support/district.js';
import { acceptEverything, driveEverything, onlyRecipient } from '../support/evening.js';
import { aDeclaration, FRIDAY_18H } from '../support/lots.js';

describeInBrowser('an association with a phone', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;
  let association: Visitor;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    district = await aDistrict(app);
    await onlyRecipient(app, district.associations[0]);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  beforeEach(async () => {
    association = await visit(browser, app);
    await signIn(association, app, 'association');
  });
  afterEach(async () => {
    expect(association.complaints).toEqual([]);
    await association.context.close();
  });

  const give = async (given: Record<string, unknown> = {}): Promise<string> => {
    const { body } = await app.as('shop-staff').post('/lots', aDeclaration(district, given));
    await app.drain();
    return body.id;
  };
  const offersOf = async (lotId: string): Promise<{ state: string; packages: number; accepted: number | null; reason: string | null }[]> =>
    (
      await app.owner.query(
        'select state, packages, accepted_packages as accepted, reason_code as reason from offer where lot_id = $1 order by id',
        [lotId],
      )
    ).rows;

  it('has nothing to answer at first, and says so', async () => {
    await association.page.getByText('Rien à répondre').waitFor();
    expect(await association.violations()).toEqual([]);
  });

  it('accepts in one tap', async () => {
    const lot = await give();
    await association.refresh();
    await association.page.getByRole('link', { name: 'Yaourts nature' }).waitFor();
    expect(await association.violations()).toEqual([]);
    association.countTaps();
    await association.tap(/^Accepter 12.kg/);
    await association.page.getByText('Accepté. Le passage est en préparation.').waitFor();
    expect(association.countTaps()).toBe(1);
    expect(await offersOf(lot)).toEqual([{ state: 'accepted', packages: 12, accepted: 12, reason: null }]);
  });

  it('takes a part, and the rest is for others', async () => {
    const lot = await give({ label: 'Compotes' });
    await association.refresh();
    await association.tap('Une partie');
    await association.page.getByRole('spinbutton', { name: 'Nombre de colis' }).fill('5');
    await association.page.getByText('Le reste (7', { exact: false }).waitFor();
    expect(await association.violations()).toEqual([]);
    await association.page
      .getByRole('dialog')
      .getByRole('button', { name: /^Accepter 5.kg/ })
      .click();
    await association.page.getByText('Accepté. Le passage est en préparation.').waitFor();
    expect((await offersOf(lot))[0]).toMatchObject({ state: 'accepted', accepted: 5 });
    await app.drain();
    await app.owner.query(`update offer set state = 'withdrawn' where state = 'open'`);
  });

  it('declines with a reason in two taps, and reads afterwards why it did not get it', async () => {
    const lot = await give({ label: 'Crèmes dessert' });
    await association.refresh();
    association.countTaps();
    await association.tap(/^Refuser/);
    await association.tap('Plus de place');
    await association.page.getByText('Refusé. C’est proposé à d’autres.').waitFor();
    expect(association.countTaps()).toBe(2);
    expect((await offersOf(lot))[0]).toMatchObject({ state: 'declined', reason: 'no-room' });
    await association.tap('Pas reçu', 'link');
    await association.page.getByText('Refusée par vous').first().waitFor();
    await association.tap('Pourquoi pas nous ?');
    await association.page
      .getByText(/^Décision n° /)
      .first()
      .waitFor();
    expect(await association.violations()).toEqual([]);
  });

  it('says yes in advance, pauses the rule and ends it', async () => {
    await association.tap('Accepter d’office', 'link');
    await association.page.getByText('On vous demande à chaque fois').waitFor();
    expect(await association.violations()).toEqual([]);
    await association.tap('Ajouter une règle');
    await association.tap('Pain', 'checkbox');
    await association.page.getByRole('spinbutton', { name: 'Au plus, par proposition' }).fill('30');
    await association.tap('vendredi', 'checkbox');
    await association.page.getByLabel('Livré à partir de').fill('17:00');
    expect(await association.violations()).toEqual([]);
    await association.tap('Enregistrer');
    await association.page.getByText('Indiquez les deux heures', { exact: false }).first().waitFor();
    await association.page.getByLabel('Livré jusqu’à').fill('22:00');
    await association.tap('Enregistrer');
    await association.page.getByRole('heading', { name: 'Pain' }).waitFor();
    await association.page.getByText(/^Jusqu’à 30.kg par proposition$/).waitFor();
    await association.page.getByText('Vendredi, livré entre 17:00 et 22:00').waitFor();
    expect(await association.violations()).toEqual([]);

    const lot = await give({
      label: 'Baguettes',
      category: 'bread',
      cold: 'ambient',
      dateKind: 'none',
      date: undefined,
      animalOrigin: false,
    });
    expect(await offersOf(lot)).toEqual([{ state: 'accepted', packages: 12, accepted: 12, reason: 'standing-rule' }]);
    await association.refresh();
    await association.page.getByText('1 acceptée en 28 jours').waitFor();
    await association.tap('À répondre', 'link');
    await association.page.getByText('Acceptée d’office').waitFor();
    expect(await association.violations()).toEqual([]);

    await association.tap('Accepter d’office', 'link');
    await association.tap(/^Mettre en pause/);
    await association.page.getByText('En pause : on vous demande').waitFor();
    expect(await association.violations()).toEqual([]);
    await association.page.setViewportSize({ width: 320, height: 700 });
    expect(await association.sideways()).toBeLessThanOrEqual(0);
    association.page.once('dialog', (dialog) => void dialog.accept());
    await association.tap(/^Supprimer/);
    await association.page.getByText('On vous demande à chaque fois').waitFor();
    const rules = await app.owner.query('select paused, ended_at is not null as ended from standing_rule');
    expect(rules.rows).toEqual([{ paused: true, ended: true }]);
  });

  it('sets its room and its hours on one page', async () => {
    await association.tap('Horaires et place', 'link');
    await association.page.getByRole('spinbutton', { name: 'Température ambiante (kg)' }).fill('45');
    await association.tap('Enregistrer');
    await association.page.getByText('Enregistré : vaut dès la prochaine proposition.').waitFor();
    const room = await app.owner.query(`select capacity_g::int from storage where site_id = $1 and cold = 'ambient'`, [
      district.associations[0].site.id,
    ]);
    expect(room.rows).toEqual([{ capacity_g: 45_000 }]);

    await association.page.getByRole('button', { name: 'Enregistrer' }).waitFor({ state: 'detached' });
    await association.tap(/^Modifier : Quand distribuez-vous/);
    await association.page.getByLabel('Fermeture').first().fill('13:30');
    await association.tap('Enregistrer');
    await association.page.getByText('13:30').first().waitFor();
    await association.page.getByLabel('Du', { exact: true }).fill('2026-12-24');
    await association.page.getByLabel('Au', { exact: true }).fill('2026-12-26');
    await association.tap('Ajouter une fermeture');
    await association.page
      .getByText(/24 déc/)
      .first()
      .waitFor();
    expect(await association.violations()).toEqual([]);
    await association.page.setViewportSize({ width: 320, height: 700 });
    expect(await association.sideways()).toBeLessThanOrEqual(0);
  });

  it('confirms what it gave out, and what it had to throw away', async () => {
    await acceptEverything(app);
    await driveEverything(app, '2026-11-20');
    await association.tap('Reçu', 'link');
    await association.tap(/^Tout a été distribué/);
    await association.page.getByText('Merci, c’est noté.').waitFor();
    await association.tap('Une partie a été jetée');
    await association.page.getByRole('spinbutton', { name: 'Jeté (kg)' }).fill('2');
    await association.tap('Abîmé', 'radio');
    expect(await association.violations()).toEqual([]);
    await association.tap('Confirmer');
    await association.page.getByRole('dialog').waitFor({ state: 'detached' });
    const moved = await app.owner.query(
      `select bucket, sum(grams)::int as grams from balance where bucket in ('distributed', 'discarded') group by 1 order by 1`,
    );
    expect(moved.rows[0]).toEqual({ bucket: 'discarded', grams: 2000 });
    expect(moved.rows[1].grams).toBeGreaterThan(0);
  });
});
