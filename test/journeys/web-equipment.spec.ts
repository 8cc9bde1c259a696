import type { Browser } from 'playwright-core';
import type { Role } from '../../src/vocabulary/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aVehicle } from '../support/builders.js';
import { aDistrict, type District } from '../support/district.js';
import { anItem, lentOn } from '../support/equipment.js';
import type { Stored } from '../support/rows.js';

const at = (time: string): string => new Date(`2026-11-20T${time}:00+01:00`).toISOString();
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

describeInBrowser('shared equipment on the screens', () => {
  let app: TestApp;
  let district: District;
  let browser: Browser;
  let box: Stored;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(at('09:00'));
    district = await aDistrict(app);
    box = await anItem(app, district.hub, { name: 'Bac bleu', conditions: 'À rendre propre.', attested_until: '2027-06-30' });
    await lentOn(app, box, EVERY_DAY, ['08:00', '20:00']);
    const { vehicle } = await aVehicle(app, district.hub, { name: 'Fourgon' });
    await anItem(app, district.hub, {
      kind: 'vehicle',
      name: 'Fourgon',
      vehicle_id: vehicle.id,
      provides: [],
      litres: null,
      price_unit: 'km',
      price_cents: 32,
    });
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
  const cardOf = (visitor: Visitor, name: string) => visitor.page.locator('.card').filter({ hasText: name });

  it('is booked in three taps, and given back in two', async () => {
    const visitor = await as('association', { width: 360 });
    await visitor.page.goto('/equipment');
    await cardOf(visitor, 'Bac bleu').getByText('Libre', { exact: true }).waitFor();
    visitor.countTaps();
    await visitor.tap('Réserver Bac bleu');
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Réserver' }).click();
    await visitor.page.getByText('Réservé.').waitFor();
    await cardOf(visitor, 'Bac bleu').getByText('jusqu’à 11:00', { exact: false }).waitFor();
    await visitor.tap('Prêts et emprunts', 'link');
    await visitor.tap('Rendre Bac bleu');
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Rendre' }).click();
    await visitor.page.getByText('C’est rendu.').waitFor();
    await leave(visitor);
  });

  it('says who has it, and takes the next free time in one more tap', async () => {
    await app.as('hub').post(`/equipment/${box.id}/bookings`, { from: at('12:00'), to: at('14:00') });
    const visitor = await as('association', { width: 1280 });
    await visitor.page.goto('/equipment');
    await visitor.tap('Réserver Bac bleu');
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel('De').fill('12:30');
    await dialog.getByLabel('À', { exact: true }).fill('13:30');
    await dialog.getByRole('button', { name: 'Réserver' }).click();
    await dialog.getByText(`${district.hub.organisation.name} l’a réservé jusqu’à 14:00.`).waitFor();
    expect(await visitor.violations()).toEqual([]);
    await dialog.getByRole('button', { name: /^Prendre plutôt : 14:00/ }).click();
    await visitor.page.getByText('Réservé.').waitFor();
    const { rows } = await app.owner.query(
      `select lower(period) as "from", upper(period) as "to" from equipment_booking where item_id = $1 and state = 'confirmed' order by period`,
      [box.id],
    );
    expect(rows.map(({ from, to }) => [from.toISOString(), to.toISOString()])).toEqual([
      [at('12:00'), at('14:00')],
      [at('14:00'), at('15:00')],
    ]);
    await leave(visitor);
  });

  it.each([360, 1280])('shows the week as strips and in words, each day a button, at %i px', async (width) => {
    const visitor = await as('association', { width });
    await visitor.page.goto('/equipment');
    await visitor.tap('Semaine', 'radio');
    const row = visitor.page.getByRole('row', { name: /Bac bleu/ });
    await row.getByText('08:00–20:00').first().waitFor();
    await row.getByText(`12:00–14:00 ${district.hub.organisation.name}`).waitFor();
    await row.getByRole('button', { name: 'Réserver Bac bleu, demain' }).press('Enter');
    expect(await visitor.page.getByRole('dialog').getByLabel('Jour').inputValue()).toBe('2026-11-21');
    await visitor.page.getByRole('dialog').getByRole('button', { name: 'Annuler' }).click();
    await leave(visitor);
  });

  it('lets an owner put a box into the pool at cost, and say when it is lent', async () => {
    const visitor = await as('association', { width: 1280 });
    await visitor.page.goto('/equipment');
    await visitor.tap('Mettre du matériel en commun');
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel('Nom').fill('Bac rouge');
    await dialog.getByLabel('Où il se trouve et revient').selectOption({ label: district.associations[0].site.name });
    await dialog.getByLabel('Achat, en euros').fill('400');
    await dialog.getByLabel('Années d’usage').fill('8');
    await dialog.getByLabel('Frais par an, en euros').fill('10');
    await dialog.getByLabel('Heures d’usage par an').fill('400');
    await dialog.getByText('Prix coûtant calculé : 0,15 € l’heure').waitFor();
    await dialog.getByRole('button', { name: 'Prendre le prix coûtant' }).click();
    expect(await visitor.violations()).toEqual([]);
    await dialog.getByRole('button', { name: 'Enregistrer' }).click();
    await visitor.page.getByRole('link', { name: 'Gérer Bac rouge' }).click();
    await visitor.tap('Modifier : Quand il est prêté');
    await visitor.tap('Ajouter un créneau');
    await visitor.page.getByRole('button', { name: 'Enregistrer' }).click();
    await visitor.page.getByText('lundi : 09:00 – 12:00').waitFor();
    await visitor.tap('Sortir pour entretien');
    await visitor.page.getByRole('button', { name: 'Enregistrer' }).click();
    await visitor.page
      .getByRole('row', { name: /Bac rouge/ })
      .getByText('Entretien')
      .first()
      .waitFor();
    await leave(visitor);
  });

  it('shows the town hall what was wanting and what is idle', async () => {
    for (const from of ['12:10', '12:20'])
      await app.as('association').post(`/equipment/${box.id}/bookings`, { from: at(from), to: at('13:00') });
    const visitor = await as('town-hall', { width: 360 });
    await visitor.page.goto('/equipment/usage');
    await visitor.page.getByText(/^Bac isotherme : \d fois pour un vendredi$/).waitFor();
    await visitor.page
      .getByRole('row', { name: /Bac bleu/ })
      .first()
      .waitFor();
    await leave(visitor);
  });

  it('reads in English, in the dark, on a narrow phone', async () => {
    const visitor = await as('coordinator', { width: 320, dark: true, language: 'en-GB' });
    await visitor.page.goto('/equipment');
    await visitor.page.getByRole('heading', { name: 'Shared equipment' }).waitFor();
    await visitor.page.getByText('€0.32 a km').waitFor();
    await leave(visitor);
  });
});
