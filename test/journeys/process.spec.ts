import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const LOADER = join(ROOT, 'test/support/load-typescript.mjs');

interface Running {
  url: string;
  child: ChildProcess;
  /** Ends the process this way and answers its exit code, or null when a signal ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

/** `npm start` as a process of its own, with its embedded database in a folder that outlives it. */
async function start(dataDir: string): Promise<Running> {
  const { REDIS_URL: _r, DATABASE_URL: _d, APP_DATABASE_URL: _a, ...env } = process.env;
  const child = spawn(process.execPath, ['--import', LOADER, join(ROOT, 'src/cli/start.ts')], {
    env: { ...env, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const listen = (part: Buffer): void => {
      said += part.toString('utf8');
      const found = /Glane is running: (http:\S+)/.exec(said);
      if (found) resolve(found[1]!);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`start ended with ${code}: ${said}`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const gone = once(child, 'exit');
    child.kill(signal);
    return (await gone)[0] as number | null;
  };
  return { url, child, end };
}

async function signIn(
  { url }: Running,
  role: string,
): Promise<(method: string, path: string, body?: object, key?: string) => Promise<{ status: number; body: any }>> {
  const logins = (await (await fetch(`${url}/api/v1/demo-logins`)).json()) as {
    items: { role: string; email: string; password: string }[];
  };
  const { email, password } = logins.items.find((login) => login.role === role)!;
  const session = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = session.headers.get('set-cookie')!.split(';')[0]!;
  return async (method, path, body, key) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}), ...(key ? { 'idempotency-key': key } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, body: await response.json() };
  };
}

describe('kill -9 in the middle of the day', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'glane-process-'));
  chmodSync(dataDir, 0o755);
  let running: Running | undefined;
  afterAll(async () => {
    if (running?.child.exitCode === null && running.child.signalCode === null) await running.end('SIGKILL');
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('loses nothing that was acknowledged, doubles nothing that is sent again, and stops cleanly', async () => {
    running = await start(dataDir);
    let shop = await signIn(running, 'shop-staff');
    const { body: me } = await shop('GET', '/session');
    const soon = Date.parse(me.now);
    const declaration = (n: number): object => ({
      siteId: me.siteIds[0],
      label: `Pain ${n}`,
      category: 'bread',
      animalOrigin: false,
      prepacked: true,
      cold: 'ambient',
      dateKind: 'none',
      package_g: 500,
      packages: 10,
      allergens: ['gluten'],
      externalRef: `process-${n}`,
      pickup: { from: new Date(soon + 600_000).toISOString(), to: new Date(soon + 3 * 3_600_000).toISOString() },
    });
    const acknowledged = new Map<number, string>();
    const tries = Array.from({ length: 30 }, async (_, n) => {
      const answer = await shop('POST', '/lots', declaration(n), `key-${n}`);
      if (answer.status === 201) acknowledged.set(n, answer.body.id);
      // Some are answered, some are under way, some have not begun.
      if (acknowledged.size === 8) running!.child.kill('SIGKILL');
    });
    await Promise.allSettled(tries);
    if (running.child.exitCode === null && running.child.signalCode === null) await once(running.child, 'exit');
    expect(acknowledged.size).toBeGreaterThanOrEqual(8);

    running = await start(dataDir);
    shop = await signIn(running, 'shop-staff');
    for (const [n, id] of acknowledged) expect((await shop('GET', `/lots/${id}`)).body.label).toBe(`Pain ${n}`);
    const again = await Promise.all(Array.from({ length: 30 }, (_, n) => shop('POST', '/lots', declaration(n), `key-${n}`)));
    expect(again.map((answer) => answer.status)).toEqual(again.map(() => 201));
    for (const [n, id] of acknowledged) expect(again[n]!.body.id).toBe(id);
    expect(new Set(again.map((answer) => answer.body.id)).size).toBe(30);

    const coordinator = await signIn(running, 'coordinator');
    const verified = await coordinator('GET', '/verify');
    expect(
      verified.body.invariants.filter(
        (invariant: { rows: unknown[] | number }) => (Array.isArray(invariant.rows) ? invariant.rows.length : invariant.rows) > 0,
      ),
    ).toEqual([]);
    expect(await running.end('SIGTERM')).toBe(0);
  });
});
