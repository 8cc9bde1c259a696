import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { prepareDatabase } from '../../src/platform/database/prepare-database.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';
import { aDistrict } from '../support/district.js';
import { aLotWithParts } from '../support/ledger.js';

const root = path.resolve(__dirname, '../..');

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command as a process of its own, as `npm run verify` does. */
function verify(environment: Record<string, string>): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', './test/support/load-typescript.mjs', 'src/cli/verify.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (ended.out += chunk));
  child.stderr.on('data', (chunk: Buffer) => (ended.err += chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ ...ended, code }));
  });
}

describe('npm run verify', () => {
  let database: TestDatabase;
  let owner: Client;
  beforeAll(async () => {
    database = await cloneDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    await owner.connect();
    const district = await aDistrict({ owner });
    await aLotWithParts({ owner }, district.shop.site, [{ grams: 5000, in: 'expired' }]);
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('says that everything holds and ends with 0', async () => {
    const ended = await verify({ DATABASE_URL: database.ownerUrl });
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(/✓ mass-conserved: /);
    expect(ended.out).toMatch(/– outbox-drained: .* \(not asked: Glane is not running\)/);
    expect(ended.out).toMatch(/\n\d+ invariants hold\.\n$/);
  });

  it('prints the rows that break one and ends with 1', async () => {
    await owner.query(
      `begin; set local session_replication_role = replica; update balance set grams = 4999 where bucket = 'expired'; commit`,
    );
    const ended = await verify({ DATABASE_URL: database.ownerUrl });
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/✗ mass-conserved: .*\n {4}\{"lot":"\d+","declared_g":"5000","corrected_g":"0","held_g":"4999"\}/);
    expect(ended.out).toMatch(/\n5 of \d+ invariants are broken\.\n$/);
  });

  it('ends with 2 where it cannot look: no database, or none there', async () => {
    const nothing = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-verify-'));
    expect(await verify({ DATA_DIR: nothing })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^Nothing was verified: There is no database in .* yet/),
    });
    expect(await verify({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('ECONNREFUSED'),
    });
    fs.rmSync(nothing, { recursive: true });
  });

  it('looks at the embedded database that another process is running, and at a stopped one', async () => {
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-verify-'));
    fs.chmodSync(dataDir, 0o755);
    const running = await startEmbeddedPostgres({ dataDir, settings: { fsync: 'off' } });
    await prepareDatabase(running.ownerUrl);
    const whileRunning = await verify({ DATA_DIR: dataDir });
    await running.stop();
    expect(whileRunning).toMatchObject({ code: 0, err: '', out: expect.stringContaining('invariants hold') });
    expect(await verify({ DATA_DIR: dataDir })).toMatchObject({ code: 0, out: expect.stringContaining('invariants hold') });
    fs.rmSync(dataDir, { recursive: true });
  });
});
