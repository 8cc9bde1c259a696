import type { Browser } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.js';
import { buildPages, describeInBrowser, openBrowser, signIn, visit, type Visitor } from '../support/browser.js';
import { aDistrict } from '../support/district.js';
import { FRIDAY_18H } from '../support/lots.js';

/** What the browser knows of the worker; these tests are typed for Node. */
interface Served {
  navigator: { serviceWorker: { controller: object | null } };
}

/** The page's own fetch, wrapped to lose one answer. */
interface Page {
  fetch: typeof fetch;
  lost: number;
}

describeInBrowser('a shop with a bad network', () => {
  let app: TestApp;
  let browser: Browser;
  let shop: Visitor;

  beforeAll(async () => {
    await buildPages();
    app = await startApp();
    await app.setClock(FRIDAY_18H);
    await aDistrict(app);
    browser = await openBrowser();
    shop = await visit(browser, app);
    await signIn(shop, app, 'shop-staff');
    // The worker serves pages from the moment it has taken over.
    await shop.page.waitForFunction(() => (globalThis as unknown as Served).navigator.serviceWorker.controller !== null);
  });
  afterAll(async () => {
    await browser.close();
    await app.close();
  });
  afterEach(() => expect(shop.complaints).toEqual([]));

  const count = async (): Promise<number> => (await app.owner.query('select count(*)::int as n from lot')).rows[0].n;

  const giveBread = async (): Promise<void> => {
    await shop.tap('Pain', 'radio');
    await shop.tap(/^10.kg$/, 'radio');
    await shop.tap(/^Donner 10.kg · Pain$/);
  };

  it('gives without a network: it is kept, said so, and sent once when there is one', async () => {
    await shop.page.getByRole('radio', { name: 'Pain' }).waitFor();
    await shop.context.setOffline(true);
    await giveBread();
    await shop.page.getByText('Gardé sur cet appareil', { exact: true }).waitFor();
    expect(await count()).toBe(0);
    await shop.page.goto('/waiting');
    await shop.page.getByText(/^Don : 10.kg de Pain$/).waitFor();
    expect(await shop.violations()).toEqual([]);
    await shop.context.setOffline(false);
    await shop.page.getByText('Tout est parti').waitFor();
    expect(await count()).toBe(1);
  });

  it('opens again after a reload with no network, with what was known', async () => {
    await shop.page.goto('/lots');
    await shop.page.getByRole('link', { name: 'Pain', exact: true }).waitFor();
    await shop.context.setOffline(true);
    await shop.page.reload();
    await shop.page.getByRole('link', { name: 'Pain', exact: true }).waitFor();
    await shop.page.getByText('Pas de réseau', { exact: false }).first().waitFor();
    await shop.context.setOffline(false);
  });

  it('sends once although the answer to the first try was lost on the way', async () => {
    const before = await count();
    await shop.page.goto('/declare');
    await shop.page.getByRole('radio', { name: 'Pain' }).waitFor();
    await shop.page.evaluate(() => {
      const page = globalThis as unknown as Page;
      const send = page.fetch;
      page.lost = 0;
      page.fetch = async (path, request) => {
        const answer = await send(path, request);
        if (request?.method !== 'POST' || page.lost > 0) return answer;
        // The server has done its work; the phone never hears of it.
        page.lost += 1;
        throw new TypeError('connection reset');
      };
    });
    await giveBread();
    await shop.page.getByText('Gardé sur cet appareil', { exact: true }).waitFor();
    expect(await shop.page.evaluate(() => (globalThis as unknown as Page).lost)).toBe(1);
    await shop.page.goto('/waiting');
    await shop.page.getByText('Tout est parti').waitFor();
    expect(await count()).toBe(before + 1);
  });

  it('shows what the server says no to afterwards, and lets one take note of it', async () => {
    await shop.page.goto('/declare');
    await shop.page.getByRole('radio', { name: 'Pain' }).waitFor();
    await shop.context.setOffline(true);
    await giveBread();
    await shop.page.getByText('Gardé sur cet appareil', { exact: true }).waitFor();
    const before = await count();
    // By the time the network is back, the slot that was offered has passed.
    await app.setClock('2026-11-21T02:00:00+01:00');
    await shop.context.setOffline(false);
    await shop.page.goto('/waiting');
    await shop.page.getByText('Refusé par le serveur').waitFor();
    await shop.page.getByText('créneau de retrait', { exact: false }).first().waitFor();
    expect(await shop.violations()).toEqual([]);
    await shop.tap('J’ai compris, retirer');
    await shop.page.getByText('Tout est parti').waitFor();
    expect(await count()).toBe(before);
  });
});
