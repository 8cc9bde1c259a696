import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface StartedServer {
  port: number;
  /** Resident memory of the process, bytes. */
  rss(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server of this folder as a process of its own and waits for the port it prints. */
export async function startServer(name: string, env: Record<string, string>, args: string[] = []): Promise<StartedServer> {
  const child = fork(join(dirname(fileURLToPath(import.meta.url)), `${name}.js`), args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    let text = '';
    child.stdout!.on('data', (part: Buffer) => {
      text += part.toString('utf8');
      const found = /\{"port":(\d+)\}/.exec(text);
      if (found) resolve(Number(found[1]));
    });
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  });
  return {
    port,
    rss: () =>
      new Promise((resolve) => {
        child.once('message', (message: { rss: number }) => resolve(message.rss));
        child.send('rss');
      }),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}
