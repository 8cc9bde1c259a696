import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { isAlive } from '../../src/platform/database/postgres-lock.js';

/** What a test started and its end must stop, whether it passes or not. */
const running: { stop(): Promise<void> }[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

function newFolder(mode = 0o755): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'glane-embedded-'));
  fs.chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

async function start(dataDir: string, log: string[] = []): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: (line) => log.push(line) });
  running.push(server);
  return server;
}

/** The same in a process of its own, which may be killed. */
async function startInOtherProcess(dataDir: string): Promise<{ ownerUrl: string; serverPid: number; process: ChildProcess }> {
  const loader = path.join(__dirname, '../support/load-typescript.mjs');
  const program = path.join(__dirname, 'embedded-postgres-owner.ts');
  // Another working directory: nothing may depend on the one npm uses.
  const child = spawn(process.execPath, ['--import', loader, program, dataDir], { cwd: '/', stdio: ['ignore', 'pipe', 'inherit'] });
  running.push({ stop: async () => void (await kill(child)) });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { ...(JSON.parse(line) as { ownerUrl: string; serverPid: number }), process: child };
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {}); // A server killed under the connection.
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  it('keeps its rows over a stop and a start', async () => {
    const dataDir = newFolder();
    fs.mkdirSync(path.join(dataDir, 'pg.new-1'));
    const first = await start(dataDir);
    await ask(first.ownerUrl, 'create table lot as select 12 as kg');
    expect(await ask(first.ownerUrl, 'select current_user as login')).toEqual([{ login: 'glane_owner' }]);
    await first.stop();
    await expect(ask(first.ownerUrl, 'select 1')).rejects.toThrow('ECONNREFUSED');
    await first.stop();

    const second = await start(dataDir);
    expect(await ask(second.ownerUrl, 'select kg from lot')).toEqual([{ kg: 12 }]);
    await second.stop();
    // Neither the lock nor the half-made cluster of a first start that was cut short is left.
    expect(fs.readdirSync(dataDir).sort()).toEqual(['pg', 'pg.password']);
  });

  it('refuses a second start on the same folder, naming who uses it', async () => {
    const dataDir = newFolder();
    const other = await startInOtherProcess(dataDir);
    await expect(start(dataDir)).rejects.toThrow(`${dataDir}/pg is in use by process ${other.process.pid}`);
    expect(await ask(other.ownerUrl, 'select 1 as still_there')).toEqual([{ still_there: 1 }]);
  });

  it('ends with its owner, even one killed without warning, and recovers every committed row', async () => {
    const dataDir = newFolder();
    const killed = await startInOtherProcess(dataDir);
    await ask(killed.ownerUrl, 'create table lot as select 34 as kg');
    await kill(killed.process);

    const next = await start(dataDir);
    expect(isAlive(killed.serverPid)).toBe(false);
    expect(await ask(next.ownerUrl, 'select kg from lot')).toEqual([{ kg: 34 }]);
  });

  it('recovers when the server was killed along with its owner', async () => {
    const dataDir = newFolder();
    const killed = await startInOtherProcess(dataDir);
    await ask(killed.ownerUrl, 'create table lot as select 56 as kg');
    process.kill(killed.serverPid, 'SIGKILL');
    await kill(killed.process);

    const next = await start(dataDir);
    expect(await ask(next.ownerUrl, 'select kg from lot')).toEqual([{ kg: 56 }]);
  });

  it('takes over from process numbers that now belong to other programs', async () => {
    const dataDir = newFolder();
    await (await start(dataDir)).stop();
    // This test's own process is alive, but neither the owner of the lock nor a PostgreSQL server.
    fs.writeFileSync(path.join(dataDir, 'pg.lock'), JSON.stringify({ pid: process.pid, started: 'long ago' }));
    fs.writeFileSync(path.join(dataDir, 'pg', 'postmaster.pid'), `${process.pid}\n${dataDir}/pg\n`);
    const log: string[] = [];
    const server = await start(dataDir, log);
    expect(await ask(server.ownerUrl, 'select 1 as works')).toEqual([{ works: 1 }]);
    expect(log).toEqual([expect.stringContaining('left over from a run that was killed')]);
  });

  const asRootOnly = process.getuid?.() === 0 ? it : it.skip;

  asRootOnly('puts the data where the unprivileged user can reach it, and says where', async () => {
    const home = newFolder(0o700);
    const dataDir = path.join(home, 'checkout', '.data');
    const log: string[] = [];
    const first = await start(dataDir, log);
    const place = path.dirname(first.clusterDir);
    folders.push(place);
    expect(place).toMatch(/^\/var\/tmp\/glane-[0-9a-f]{12}$/);
    expect(fs.readFileSync(path.join(dataDir, 'pg-location.txt'), 'utf8')).toBe(`${place}\n`);
    expect(log[0]).toContain(place);
    await ask(first.ownerUrl, 'create table lot as select 78 as kg');
    await first.stop();

    fs.renameSync(path.join(home, 'checkout'), path.join(home, 'moved'));
    const second = await start(path.join(home, 'moved', '.data'));
    expect(await ask(second.ownerUrl, 'select kg from lot')).toEqual([{ kg: 78 }]);
    await second.stop();

    // A copy of a checkout that is still there gets a database of its own.
    fs.cpSync(path.join(home, 'moved'), path.join(home, 'copy'), { recursive: true });
    const copy = await start(path.join(home, 'copy', '.data'));
    folders.push(path.dirname(copy.clusterDir));
    expect(copy.clusterDir).not.toBe(second.clusterDir);
  });
});
