import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { AppModule } from '../../src/app.module.js';
import { sha256 } from '../../src/auth/auth.guard.js';
import { makeClockShiftable, SET_CLOCK } from '../../src/platform/database/clock.js';
import { createServer } from '../../src/platform/http/server.js';
import { Engine } from '../../src/platform/queues/engine.js';
import type { Role } from '../../src/vocabulary/actor.js';
import { cloneDatabase } from './database.js';

export interface Answer {
  status: number;
  /** The parsed JSON, the text where it is not JSON, or null where there is none. */
  body: any;
  headers: Headers;
}

type Sent = Record<string, string>;

/** Asks the API as one user, with addresses below /api/v1 (an address that starts with http is taken as it is). */
export interface TestClient {
  get(path: string, headers?: Sent): Promise<Answer>;
  /** An object is sent as JSON; a text or a Buffer as it is, with the content-type given. */
  post(path: string, body?: unknown, headers?: Sent): Promise<Answer>;
  patch(path: string, body?: unknown, headers?: Sent): Promise<Answer>;
  put(path: string, body?: unknown, headers?: Sent): Promise<Answer>;
  delete(path: string, headers?: Sent): Promise<Answer>;
  request(method: string, path: string, body?: unknown, headers?: Sent): Promise<Answer>;
}

/** The real application on a database of its own, listening on a free port. */
export interface TestApp {
  url: string;
  nest: NestFastifyApplication;
  /** A connection with the owner's login, which row-level security does not bind: for builders and for looking behind. */
  owner: Client;
  ownerUrl: string;
  appUrl: string;
  /** A client with a session of the first user that has this role, or of this user. Log in through /session to test logging in. */
  as(who: Role | { id: string }): TestClient;
  withKey(key: string): TestClient;
  anonymous: TestClient;
  engine: Engine;
  /** Runs everything that is due now, and returns when nothing is left. */
  drain(): Promise<void>;
  /** Stops the database's clock (app_now()) at this moment. Sessions, keys and logins keep the real time. */
  setClock(iso: string): Promise<void>;
  close(): Promise<void>;
}

/** Environment of the application for this database. What is not named here keeps its default. */
function settings(appUrl: string, redisUrl: string | undefined, others: Record<string, string>): void {
  Object.assign(process.env, {
    APP_DATABASE_URL: appUrl,
    RATE_LIMIT_PER_MINUTE: '1000000',
    LOG_LEVEL: 'warn',
    PORT: '0',
    QUEUE_PREFIX: new URL(appUrl).pathname.slice(1),
    ...others,
  });
  delete process.env.REDIS_URL;
  if (redisUrl) process.env.REDIS_URL = redisUrl;
}

/**
 * Clones a database and starts the application on it; jobs run when `drain()` is called. `env` overrides settings.
 *
 *     let app: TestApp;
 *     beforeAll(async () => { app = await startApp(); });
 *     afterAll(() => app.close());
 */
export async function startApp(given: { redisUrl?: string; env?: Record<string, string> } = {}): Promise<TestApp> {
  const database = await cloneDatabase();
  settings(database.appUrl, given.redisUrl, given.env ?? {});
  const owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const nest = await createServer(AppModule);
  await nest.listen(0, '127.0.0.1');
  const url = await nest.getUrl();
  const engine = nest.get(Engine);
  let shiftable = false;
  return {
    url,
    nest,
    owner,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    as: (who) => {
      let cookie: Promise<string> | undefined;
      return client(url, async () => ({ cookie: await (cookie ??= sessionOf(owner, who)) }));
    },
    withKey: (key) => client(url, async () => ({ authorization: `Bearer ${key}` })),
    anonymous: client(url, async () => ({})),
    engine,
    drain: () => engine.drain(),
    setClock: async (iso) => {
      if (!shiftable) await makeClockShiftable(database.ownerUrl);
      shiftable = true;
      await owner.query(SET_CLOCK, [iso, 0]);
    },
    close: async () => {
      await nest.close();
      await owner.end();
      await database.drop();
    },
  };
}

/** Opens a session by hand, since hashing a password for each client would cost more than most tests. */
async function sessionOf(owner: Client, who: Role | { id: string }): Promise<string> {
  const [column, value] = typeof who === 'string' ? ['role', who] : ['id', who.id];
  const found = await owner.query(`select id, territory_id from user_account where ${column} = $1 order by id limit 1`, [value]);
  if (found.rows.length === 0) throw new Error(`no user whose ${column} is ${value}: build one with aDistrict() or aUser()`);
  const token = randomBytes(32).toString('base64url');
  await owner.query(
    `insert into session (token_hash, territory_id, user_id, device, expires_at) values ($1, $2, $3, 'test', now() + interval '1 day')`,
    [sha256(token), found.rows[0].territory_id, found.rows[0].id],
  );
  return `glane=${token}`;
}

function client(url: string, credentials: () => Promise<Sent>): TestClient {
  const request = async (method: string, path: string, body?: unknown, headers: Sent = {}): Promise<Answer> => {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await fetch(path.startsWith('http') ? path : `${url}/api/v1${path}`, {
      method,
      headers: { ...(await credentials()), ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      body: text === '' ? null : json && !/ndjson/.test(response.headers.get('content-type')!) ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
  return {
    request,
    get: (path, headers) => request('GET', path, undefined, headers),
    post: (path, body, headers) => request('POST', path, body, headers),
    patch: (path, body, headers) => request('PATCH', path, body, headers),
    put: (path, body, headers) => request('PUT', path, body, headers),
    delete: (path, headers) => request('DELETE', path, undefined, headers),
  };
}
