import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { pidFileOf, serverEnv, type Cluster } from './postgres-cluster.js';
import { isAlive, readIfThere } from './postgres-lock.js';

/** A running server and the watchdog that holds it. */
export interface PostgresServer {
  port: number;
  pid: number;
  watchdog: ChildProcess;
  exited: Promise<void>;
  isStopping: boolean;
}

const portTries = 5;
const stopTimeout_ms = 15_000;

/**
 * The server runs under this shell: when our process dies in any way, its end of the pipe closes, `cat` ends and the
 * server is asked for a fast shutdown. It is detached, so that Ctrl-C reaches only us and the stop stays orderly.
 */
const watchdogScript =
  'exec 3<&0; "$0" "$@" </dev/null 3<&- & p=$!; trap "" INT TERM HUP; (cat <&3 >/dev/null; kill -INT $p 2>/dev/null) & wait $p';

/**
 * Starts the server of a cluster on a free loopback port and waits until it takes connections, however long it recovers.
 *
 * @throws Error with the server's own words when it ends instead.
 */
export async function startServer(cluster: Cluster, settings: Record<string, string>): Promise<PostgresServer> {
  for (let tries = 1; ; tries++) {
    try {
      return await startServerOn(await freePort(), cluster, settings);
    } catch (error) {
      // Another program may take the free port before the server does.
      if (tries === portTries || !String(error).includes('Address already in use')) throw error;
    }
  }
}

/** Ends all sessions and waits until the server is gone; cuts it off when it does not end by itself. */
export async function stopServer(server: PostgresServer, log: Cluster['log']): Promise<void> {
  server.isStopping = true;
  server.watchdog.stdin?.end();
  const cancel = new AbortController();
  const late = delay(stopTimeout_ms, 'late', { signal: cancel.signal }).catch(() => 'cancelled');
  if ((await Promise.race([server.exited, late])) === 'late') {
    log('the PostgreSQL server does not stop in time: it is cut off, and recovers at the next start');
    if (isAlive(server.pid)) process.kill(server.pid, 'SIGQUIT');
    await server.exited;
  }
  cancel.abort();
}

async function startServerOn(port: number, cluster: Cluster, settings: Record<string, string>): Promise<PostgresServer> {
  const { dir, binaries, runAs, log } = cluster;
  const pidFile = pidFileOf(cluster);
  const settingsWithDefaults = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    jit: 'off',
    log_min_messages: 'log', // Without ERROR: a refused row is the application's to report.
    ...settings,
  };
  const args = Object.entries(settingsWithDefaults).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const leftOver = readIfThere(pidFile);
  const watchdog = spawn('/bin/sh', ['-c', watchdogScript, binaries.postgres, '-D', dir, '-p', String(port), ...args], {
    ...runAs,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
    env: serverEnv,
  });
  let ended: string | undefined;
  let words = '';
  const server: PostgresServer = { port, pid: 0, watchdog, exited: Promise.resolve(), isStopping: false };
  server.exited = new Promise((resolve) => {
    const end = (how: string) => {
      ended ??= how;
      if (server.pid && !server.isStopping) log(`the PostgreSQL server stopped by itself (${how})`);
      resolve();
    };
    watchdog.once('error', (error) => end(error.message));
    // `cat` would keep the error channel open, and with it hold back the server's last words.
    watchdog.once('exit', () => watchdog.stdin?.end());
    watchdog.once('close', (code, signal) => end(`exit ${code ?? signal}`));
  });
  watchdog.stdin?.on('error', () => {}); // The pipe breaks when the server is gone; `exited` tells that better.
  watchdog.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk).slice(-4000);
    for (const line of String(chunk).split('\n')) if (/ (?:FATAL|PANIC): /.test(line)) log(line);
  });
  for (;;) {
    if (ended) throw new Error(`PostgreSQL did not start (${ended}): ${words}`);
    const content = readIfThere(pidFile);
    const lines = content?.split('\n') ?? [];
    if (content !== leftOver && lines[7]?.trim() === 'ready' && Number(lines[3]) === port) {
      server.pid = Number(lines[0]);
      return server;
    }
    await delay(10);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
