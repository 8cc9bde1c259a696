import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { source as axeSource, type AxeResults } from 'axe-core';
import { Client } from 'pg';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { Role } from '../../src/vocabulary/actor.js';
import type { TestApp } from './app.js';
import { PASSWORD } from './builders.js';

const CANDIDATES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const found = CANDIDATES.find((file) => file && fs.existsSync(file));

/** Two workers must not build the pages at the same time; any number nobody else uses. */
const buildLock = 7_120_022;

/** `describe` where there is a Chromium; elsewhere the tests are skipped and say so. */
export const describeInBrowser = (name: string, body: () => void): void => {
  if (!found) console.warn(`No Chromium here, so "${name}" is skipped: install Debian's chromium or set CHROMIUM_PATH.`);
  // A browser on a busy machine takes its time to start; nothing waits this long when all is well.
  jest.setTimeout(180_000);
  (found ? describe : describe.skip)(name, body);
};

/** Builds the pages where they are missing or older than their sources. */
export async function buildPages(): Promise<void> {
  const client = new Client({ connectionString: process.env.GLANE_TEST_MAINTENANCE_URL });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [buildLock]);
    const script = `import { build } from './src/cli/build.mjs'; build({ only: 'pages' });`;
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: path.resolve(__dirname, '../..'), stdio: 'pipe' });
  } finally {
    await client.end();
  }
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: found!,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

/** A person with a phone (or a desk) in front of the app. */
export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about: scripts that failed, and everything the security policy stopped. */
  complaints: string[];
  /** Taps since the last call of `countTaps`. */
  countTaps: () => number;
  tap: (name: string | RegExp, role?: 'button' | 'link' | 'radio' | 'checkbox') => Promise<void>;
  /** Has every list read again, as the next round of polling would. */
  refresh: () => Promise<void>;
  /** Serious and critical findings of axe-core, each with where it is; none is the aim. */
  violations: () => Promise<string[]>;
  /** How many pixels the page is wider than the window. */
  sideways: () => Promise<number>;
}

interface Given {
  language?: 'fr-FR' | 'en-GB';
  width?: number;
  dark?: boolean;
}

/** Opens the app in a context of its own: other cookies, other storage, another service worker. */
export async function visit(
  browser: Browser,
  app: TestApp,
  { language = 'fr-FR', width = 390, dark = false }: Given = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: app.url,
    locale: language,
    timezoneId: 'Europe/Paris',
    viewport: { width, height: 844 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  // Answers the app deals with itself (401 before signing in, no network in the tests that cut it) are logged by the browser all the same.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  let taps = 0;
  await page.goto('/');
  return {
    page,
    context,
    complaints,
    countTaps: () => {
      const counted = taps;
      taps = 0;
      return counted;
    },
    tap: async (name, role = 'button') => {
      taps += 1;
      const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
      // A radio button or a check box is covered by the label that one sees and taps.
      await (role === 'radio' || role === 'checkbox' ? page.locator(`label[for="${await target.getAttribute('id')}"]`) : target).click();
    },
    refresh: () => page.evaluate<void>(`void dispatchEvent(new Event('glane:changed'))`),
    violations: async () => {
      await page.evaluate(axeSource);
      const results = await page.evaluate<AxeResults>('axe.run(document)');
      return results.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${String(target)}: ${failureSummary}`));
    },
    sideways: () => page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
  };
}

/** Signs in by the form, as the first user that has this role. */
export async function signIn({ page }: Visitor, app: TestApp, role: Role): Promise<void> {
  const { rows } = await app.owner.query<{ email: string }>('select email from user_account where role = $1 order by id limit 1', [role]);
  await page.locator('input[type="email"]').fill(rows[0]!.email);
  await page.locator('input[type="password"]').fill(PASSWORD);
  await page.locator('form button[type="submit"]').click();
  await page.locator('nav.nav-bar').waitFor();
}
