import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit } from '../support/browser.js';
import { aDistrict } from '../support/district.js';
import { FRIDAY_18H } from '../support/lots.js';

describeInBrowser('anyone who opens the app', () => {
  let app: TestApp;
  let browser: Browser;

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

  it.each([
    ['fr-FR', false],
    ['fr-FR', true],
    ['en-GB', false],
    ['en-GB', true],
  ] as const)('reads how to sign in, the method and the accessibility statement (%s, dark: %s)', async (language, dark) => {
    const guest = await visit(browser, app, { language, dark, width: 320 });
    await guest.page.locator('input[type="password"]').waitFor();
    expect(await guest.page.locator('html').getAttribute('lang')).toBe(language.slice(0, 2));
    expect(await guest.violations()).toEqual([]);
    expect(await guest.sideways()).toBeLessThanOrEqual(0);
    for (const path of ['/about', '/access']) {
      await guest.page.goto(path);
      await guest.page.getByRole('heading', { level: 2 }).first().waitFor();
      expect(await guest.violations()).toEqual([]);
    }
    expect(guest.complaints).toEqual([]);
    await guest.context.close();
  });

  it('is told in plain words that the password is wrong', async () => {
    const guest = await visit(browser, app);
    await guest.page.locator('input[type="email"]').fill('personne@exemple.fr');
    await guest.page.locator('input[type="password"]').fill('faux');
    await guest.tap('Se connecter');
    await guest.page.getByRole('alert').getByText('Adresse ou mot de passe incorrect.').waitFor();
    await guest.context.close();
  });

  it('finds every place of the account, in English too, and signs out everywhere', async () => {
    const person = await visit(browser, app, { language: 'en-GB' });
    await signIn(person, app, 'association');
    for (const [path, heading] of [
      ['/messages', 'Messages'],
      ['/waiting', 'Waiting to be sent'],
      ['/account', 'My account'],
      ['/nowhere', 'Page not found'],
    ] as const) {
      await person.page.goto(path);
      await person.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      expect(await person.violations()).toEqual([]);
    }
    await person.page.goto('/account');
    await person.tap('Sign out everywhere');
    await person.page.locator('input[type="password"]').waitFor();
    expect(person.complaints).toEqual([]);
    await person.context.close();
  });

  it('moves the focus to the title of a page that was opened by a link, and lets one skip the bars', async () => {
    const person = await visit(browser, app);
    await signIn(person, app, 'shop-staff');
    await person.tap('Mes lots', 'link');
    await person.page.getByRole('heading', { name: 'Mes lots' }).waitFor();
    expect(await person.page.evaluate<string>('document.activeElement.textContent')).toBe('Mes lots');
    await person.page.reload();
    await person.page.getByRole('heading', { name: 'Mes lots' }).waitFor();
    await person.page.keyboard.press('Tab');
    expect(await person.page.evaluate<string>('document.activeElement.textContent')).toBe('Aller au contenu');
    await person.context.close();
  });

  it('can be installed: a manifest with icons that exist, and a service worker', async () => {
    const manifest = (await (await fetch(`${app.url}/manifest.webmanifest`)).json()) as { icons: { src: string }[] };
    expect(manifest).toMatchObject({ name: 'Glane', display: 'standalone', start_url: '/' });
    for (const { src } of manifest.icons) expect((await fetch(app.url + src)).status).toBe(200);
    const page = await fetch(app.url);
    expect(page.headers.get('content-security-policy')).toContain(`script-src 'self'`);
    expect(await page.text()).not.toMatch(/<script(?![^>]*src=)|<style/);
  });

  it('loads with little script: at most 120 kB compressed before the first page can be used', async () => {
    const { gzipSync } = await import('node:zlib');
    const guest = await visit(browser, app);
    await guest.page.locator('input[type="password"]').waitFor();
    const scripts: string[] = await guest.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => name.endsWith('.js') && !name.endsWith('service-worker.js')),
    );
    expect(scripts.length).toBeGreaterThan(0);
    let compressed = 0;
    for (const script of new Set(scripts)) compressed += gzipSync(Buffer.from(await (await fetch(script)).arrayBuffer())).length;
    expect(compressed).toBeLessThanOrEqual(120_000);
    await guest.context.close();
  });
});
