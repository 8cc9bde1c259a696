/** How one variable is read: its default, what it means, and how its text becomes a value. */
interface Setting<T> {
  fallback: T;
  read: (text: string) => T;
}

const text = (fallback: string): Setting<string> => ({ fallback, read: (value) => value });
const flag = (fallback: boolean): Setting<boolean> => ({
  fallback,
  read: (value) => {
    if (!/^(true|false|1|0)$/.test(value)) throw new Error('expected true or false');
    return value === 'true' || value === '1';
  },
});
const whole = (fallback: number, least: number, most: number): Setting<number> => ({
  fallback,
  read: (value) => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < least || number > most) throw new Error(`expected a whole number from ${least} to ${most}`);
    return number;
  },
});

const oneOf = <T extends string>(fallback: T, ...others: T[]): Setting<T> => ({
  fallback,
  read: (value) => {
    const all: readonly string[] = [fallback, ...others];
    if (!all.includes(value)) throw new Error(`expected one of ${all.join(', ')}`);
    return value as T;
  },
});
/** A server that the program may ask: http or https, no login, nothing after the path. Empty: none. */
const server = (): Setting<string> => ({
  fallback: '',
  read: (value) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
      throw new Error('expected an address such as http://127.0.0.1:5000, without login, question mark or hash');
    return value;
  },
});

/** Every setting of the program, read once at start; `.env.example` explains each and `npm run check` compares the two. */
const settings = {
  DATABASE_URL: text(''),
  APP_DATABASE_URL: text(''),
  REDIS_URL: text(''),
  DATA_DIR: text('.data'),
  HOST: text('127.0.0.1'),
  PORT: whole(3000, 0, 65535),
  TRUSTED_PROXIES: whole(0, 0, 10),
  DATABASE_POOL: whole(10, 2, 200),
  QUEUE_PREFIX: text('glane'),
  WORKER_CONCURRENCY: whole(4, 1, 64),
  SOLVER_THREADS: whole(2, 1, 16),
  SOLVER_SECONDS: whole(180, 1, 3600),
  SOLVER_MEMORY_MIB: whole(1536, 64, 65536),
  PLANNER_SECONDS: whole(20, 1, 3600),
  PLANNER_MEMORY_MIB: whole(1024, 64, 65536),
  SWEEP_MS: whole(1000, 50, 60000),
  RELAY_MS: whole(50, 5, 10000),
  SESSION_DAYS: whole(30, 1, 365),
  PHOTO_DAYS: whole(90, 1, 1825),
  RATE_LIMIT_PER_MINUTE: whole(6000, 1, 1000000),
  BODY_LIMIT_KIB: whole(1024, 16, 65536),
  IMPORT_LIMIT_MIB: whole(64, 1, 1024),
  TRAVEL_SOURCE: oneOf<'affine' | 'matrix' | 'osrm' | 'valhalla'>('affine', 'matrix', 'osrm', 'valhalla'),
  TRAVEL_URL: server(),
  TRAVEL_PROFILES: text(''),
  TRAVEL_MATRIX_FILE: text(''),
  TRAVEL_TABLE_SIZE: whole(0, 0, 1000),
  TRAVEL_TIMEOUT_MS: whole(4000, 100, 60000),
  TRAVEL_CONCURRENCY: whole(2, 1, 16),
  TRAVEL_CACHE_DAYS: whole(30, 1, 365),
  TILES_URL: text(''),
  TILES_ATTRIBUTION: text(''),
  DEMO: flag(true),
  LOG_LEVEL: text('warn'),
};

export type Env = { readonly [K in keyof typeof settings]: (typeof settings)[K]['fallback'] };

/** Reads the settings. A value that cannot be read stops the program with one line naming the variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const wrong: string[] = [];
  const entries = Object.entries(settings).map(([name, setting]) => {
    const value = source[name];
    if (value === undefined || value === '') return [name, setting.fallback];
    try {
      return [name, (setting as Setting<unknown>).read(value)];
    } catch (error) {
      wrong.push(`${name}=${value}: ${(error as Error).message}`);
      return [name, setting.fallback];
    }
  });
  if (wrong.length > 0) throw new Error(`Settings that cannot be read:\n  ${wrong.join('\n  ')}`);
  return Object.fromEntries(entries) as Env;
}

/** Nest token under which the settings are injected. */
export const ENV = Symbol('env');
