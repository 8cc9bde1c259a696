import type { Browser, Locator } from 'playwright-core';
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
    await app.owner.query(`update organisation set contact_phone = '+33 1 99 00 11 22'`);
    browser = await openBrowser();
    driver = await visit(browser, app, { width: 360 });
    await signIn(driver, app, 'driver');
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(driver.complaints).toEqual([]));

  const stopRow = async (id: string): Promise<Record<string, string | null>> =>
    (
      await app.owner.query(
        'select state, signed_by_driver as driver, signed_by_site as site, driver_signature as "driverDrew", site_signature as "siteDrew" from stop where id = $1',
        [id],
      )
    ).rows[0];
  const nextStop = async (): Promise<RoundToDo['stops'][number] | undefined> =>
    (await roundsOf(app, '2026-11-20')).find(({ id }) => id === round.id)!.stops.find(({ state }) => state === 'planned');

  /** One stroke of a finger across a field. */
  const draw = async (field: Locator): Promise<void> => {
    await field.scrollIntoViewIfNeeded();
    const box = (await field.boundingBox())!;
    await driver.page.mouse.move(box.x + 20, box.y + 20);
    await driver.page.mouse.down();
    for (const [x, y] of [
      [80, 50],
      [140, 15],
      [200, 60],
    ])
      await driver.page.mouse.move(box.x + x!, box.y + y!);
    await driver.page.mouse.up();
  };

  /** What can be tapped on the page and is smaller than a thumb with a glove. */
  const tooSmall = (): Promise<string[]> =>
    driver.page.evaluate<string[]>(`
      [...document.querySelectorAll('main button, main a.btn, main label.btn, main .stepper input')]
        .filter((one) => one.offsetParent !== null)
        .map((one) => [one.textContent.trim() || one.id, one.getBoundingClientRect()])
        .filter(([, box]) => box.width < 48 || box.height < 48)
        .map(([name, box]) => name + ' ' + Math.round(box.width) + '×' + Math.round(box.height))`);

  it('has no round until something was accepted', async () => {
    await driver.page.getByText('Pas de tournée aujourd’hui').waitFor();
    const dry = {
      label: 'Pâtes',
      category: 'dry',
      cold: 'ambient',
      dateKind: 'DDM',
      date: '2026-12-20',
      animalOrigin: false,
      allergens: ['gluten'],
    };
    await app.as('shop-staff').post('/lots', aDeclaration(district));
    await app.as('shop-staff').post('/lots', aDeclaration(district, dry));
    await acceptEverything(app);
    [round] = (await roundsOf(app, '2026-11-20')) as [RoundToDo];
    await app.setClock(round.startsAt);
    await driver.refresh();
    await driver.page.getByText(`0 arrêts faits sur ${round.stops.length}`).waitFor();
    expect(await driver.violations()).toEqual([]);
  });

  it('leaves, and sees the next stop with its address, its hours and the way there', async () => {
    await driver.tap('Je pars');
    await driver.page.getByRole('heading', { name: round.stops[0]!.siteName }).waitFor();
    const way = await driver.page.getByRole('link', { name: 'Y aller' }).first().getAttribute('href');
    expect(way).toMatch(/48\.8/);
    const call = await driver.page.getByRole('link', { name: /^Appeler/ }).getAttribute('href');
    expect(call).toBe('tel:+33199001122');
    await driver.page.getByText('ouvert de 18:30 à 21:00', { exact: false }).waitFor();
    expect(await driver.violations()).toEqual([]);
    expect(await tooSmall()).toEqual([]);
    await driver.page.setViewportSize({ width: 320, height: 700 });
    expect(await driver.sideways()).toBeLessThanOrEqual(0);
    await driver.page.setViewportSize({ width: 360, height: 740 });
  });

  it('says that it is there, and sees its wait counted', async () => {
    await driver.tap('Je suis là');
    await driver.page.getByText(/Sur place depuis .* d’attente/).waitFor();
  });

  it('takes a photo, of which only the picture is sent', async () => {
    // A picture drawn here, with the note that a camera would write into it.
    const drawn = await driver.page.evaluate<string>(`
      (() => { const canvas = document.createElement('canvas'); canvas.width = 3000; canvas.height = 2000;
        canvas.getContext('2d').fillRect(0, 0, 900, 700); return canvas.toDataURL('image/jpeg').split(',')[1]; })()`);
    const picture = Buffer.from(drawn, 'base64');
    const exif = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 16]), Buffer.from('Exif 48.8 2.39')]);
    const buffer = Buffer.concat([picture.subarray(0, 2), exif, picture.subarray(2)]);
    await driver.page.locator('input[type="file"]').setInputFiles({ name: 'porte.jpg', mimeType: 'image/jpeg', buffer });
    await driver.page.getByText('Photo gardée avec l’arrêt.').waitFor();
    await driver.page.getByRole('img', { name: /^Photo 1/ }).waitFor();
    const { rows } = await app.owner.query('select bytes from stop_photo where stop_id = $1', [round.stops[0]!.id]);
    expect(rows).toHaveLength(1);
    expect(rows[0].bytes.length).toBeLessThanOrEqual(300 * 1024);
    expect(rows[0].bytes.toString('latin1')).not.toContain('48.8');
    await driver.page
      .locator('input[type="file"]')
      .setInputFiles({ name: 'liste.pdf', mimeType: 'image/jpeg', buffer: Buffer.from('%PDF-1.7') });
    await driver.page.getByText('Ce fichier n’est pas une photo lisible.', { exact: false }).waitFor();
  });

  it('cannot go on without the temperature of cold food', async () => {
    await driver.tap('C’est chargé');
    await driver.page.getByText('Relevez la température.').first().waitFor();
    expect(await stopRow(round.stops[0]!.id)).toMatchObject({ state: 'planned' });
  });

  it('is told what the rule says of food that is a little or much too warm, without a network as well', async () => {
    await driver.context.setOffline(true);
    const temperature = driver.page.getByLabel('Température relevée (°C)').first();
    await temperature.fill('7');
    await driver.page.getByText('toléré jusqu’à 8 °C', { exact: false }).waitFor();
    await temperature.fill('12');
    await driver.page.getByText('Hors limite : ce produit doit être refusé.').waitFor();
    await driver.tap('C’est chargé');
    await driver.page.getByText('Hors limite : refusez ce produit.', { exact: false }).waitFor();
    // What was typed is still there after a reload with no network.
    await driver.page.reload();
    await driver.page.getByText('Hors limite : ce produit doit être refusé.').waitFor();
    expect(await temperature.inputValue()).toBe('12');
    await driver.context.setOffline(false);
    await temperature.fill('4');
    await driver.page.getByText('Hors limite', { exact: false }).first().waitFor({ state: 'detached' });
  });

  it('refuses a part with a reason; both sign by finger', async () => {
    await driver.tap(/^En refuser : Yaourts/);
    await driver.page.getByLabel('Refusé (kg)').fill('2');
    await driver.tap('Emballage abîmé', 'radio');
    await driver.tap('C’est chargé');
    await driver.page.getByLabel('Nom de la personne sur place').fill('Sacha');
    await draw(driver.page.getByRole('img', { name: 'Sacha signe ici, du doigt' }));
    await draw(driver.page.getByRole('img', { name: 'Vous signez ici, du doigt' }));
    await driver.page.getByText(/^Qui conduit/).click();
    await driver.page.getByLabel('Nom de qui conduit').fill('Camille');
    expect(await driver.violations()).toEqual([]);
    await driver.tap('Nous signons');
    await driver.page.getByText('Arrêt terminé.').waitFor();
    expect(await stopRow(round.stops[0]!.id)).toEqual({
      state: 'done',
      driver: 'Camille',
      site: 'Sacha',
      driverDrew: expect.stringMatching(/^M\d+ \d+L/),
      siteDrew: expect.stringMatching(/^M\d+ \d+L/),
    });
    const { rows } = await app.owner.query(
      'select weighed_g::int, refused_g::int, refusal_code, temperature_c::float8 from stop_line where stop_id = $1 and refused_g > 0',
      [round.stops[0]!.id],
    );
    expect(rows).toEqual([{ weighed_g: 12_000, refused_g: 2000, refusal_code: 'packaging', temperature_c: 4 }]);
  });

  it('shows the signed note of what was taken, with both signatures as drawn', async () => {
    await driver.page.getByRole('link', { name: 'Bordereau d’enlèvement' }).click();
    await driver.page.getByRole('heading', { name: 'Bordereau d’enlèvement n° 1' }).waitFor();
    await driver.page.getByRole('img', { name: 'Signature de Camille' }).waitFor();
    await driver.page.getByRole('img', { name: 'Signature de Sacha' }).waitFor();
    expect(await driver.violations()).toEqual([]);
    await driver.page.goBack();
  });

  it('does the next stop in three taps, without a network: it waits on the phone and is sent once', async () => {
    const next = (await nextStop())!;
    await driver.page.getByRole('heading', { name: next.siteName }).waitFor();
    for (const field of await driver.page.getByLabel('Température relevée (°C)').all()) await field.fill('5');
    const isOneTap = await driver.page.getByText('Un seul appui', { exact: false }).isVisible();
    await driver.context.setOffline(true);
    driver.countTaps();
    await driver.tap(next.kind === 'pickup' ? 'C’est chargé' : 'C’est déchargé');
    if (!isOneTap) {
      await driver.page.getByLabel('Nom de la personne sur place').fill('Alix');
      await driver.tap('Nous signons');
      await driver.page.getByText('Gardé sur ce téléphone', { exact: false }).waitFor();
    }
    expect(driver.countTaps()).toBeLessThanOrEqual(3);
    await driver.page.getByText('Attend le réseau').first().waitFor();
    expect(await stopRow(next.id)).toMatchObject({ state: 'planned' });

    await driver.context.setOffline(false);
    await driver.page.getByText('Attend le réseau').first().waitFor({ state: 'detached' });
    expect(await stopRow(next.id)).toMatchObject({ state: 'done' });
  });

  it('reports a stop that cannot be done in two taps', async () => {
    const next = await nextStop();
    // A small district may have no third stop; then the round is over and says so.
    if (!next) return void (await driver.page.getByText('Tournée terminée. Merci !').waitFor());
    driver.countTaps();
    await driver.tap('Un problème');
    await driver.tap('Personne sur place');
    await driver.page.getByText('Noté. Passez à l’arrêt suivant.').waitFor();
    expect(driver.countTaps()).toBe(2);
    expect(await stopRow(next.id)).toMatchObject({ state: 'failed' });
  });
});
