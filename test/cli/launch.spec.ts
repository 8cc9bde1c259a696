import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const repository = path.join(__dirname, '../..');

/** A tiny program under the real launcher: what it prints tells how it was started. */
let project: string;

const inProject = (file: string) => path.join(project, file);
const write = (file: string, text: string) => fs.writeFileSync(inProject(file), text);

function launch(args: string[], { cwd = os.tmpdir(), env = {} } = {}) {
  const { npm_package_json: _, INIT_CWD: __, ...plain } = process.env;
  const options = { cwd, env: { ...plain, ...env }, encoding: 'utf8' as const };
  return spawnSync(process.execPath, [inProject('src/cli/launch.mjs'), ...args], options);
}

beforeAll(() => {
  project = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'glane-launch-')));
  fs.mkdirSync(inProject('src/cli'), { recursive: true });
  fs.mkdirSync(inProject('migrations'));
  for (const file of ['tsconfig.json', 'src/cli/launch.mjs', 'src/cli/build.mjs', 'src/cli/caller-path.ts']) {
    fs.copyFileSync(path.join(repository, file), inProject(file));
  }
  fs.symlinkSync(path.join(repository, 'node_modules'), inProject('node_modules'));
  const script = 'node src/cli/launch.mjs';
  write(
    'package.json',
    JSON.stringify({ type: 'module', scripts: { start: script, day: `${script} day`, wait: `${script} wait`, test: 'jest' } }),
  );
  write('migrations/1-first.ts', 'export class First {}\n');
  write('src/cli/start.ts', `console.log('started', process.argv.slice(2).join(' '));\n`);
  write('src/cli/day.ts', `import { callerPath } from './caller-path.js';\nconsole.log(callerPath(process.argv[2] ?? ''));\n`);
  write('src/cli/wait.ts', `process.once('SIGINT', () => process.exit(3));\nsetInterval(() => {}, 1000);\nconsole.log('waiting');\n`);
});
afterAll(() => fs.rmSync(project, { recursive: true, force: true }));

describe('the launcher', () => {
  it('builds once, then starts at once, from any folder', () => {
    const first = launch(['--port', '0']);
    expect(first).toMatchObject({ status: 0, stderr: 'Building…\n', stdout: 'started --port 0\n' });
    expect(launch([])).toMatchObject({ status: 0, stderr: '', stdout: 'started \n' });
  });

  it('builds again after a change, and leaves nothing of a file that was removed', () => {
    launch([]);
    fs.rmSync(inProject('migrations/1-first.ts'));
    write('migrations/2-second.ts', 'export class Second {}\n');
    expect(launch([]).stderr).toBe('Building…\n');
    expect(fs.readdirSync(inProject('dist/migrations')).filter((file) => file.endsWith('.js'))).toEqual(['2-second.js']);
  });

  it('starts nothing when the build fails, and says why', () => {
    write('src/mistake.ts', `export const weight_g: number = 'heavy';\n`);
    const failed = launch([]);
    fs.rmSync(inProject('src/mistake.ts'));
    expect(failed.status).toBe(1);
    expect(failed.stdout).toContain('src/mistake.ts');
    expect(failed.stdout).not.toContain('started');
    expect(failed.stderr).toContain('Glane was not started');
  });

  it('names the commands there are when asked for another', () => {
    expect(launch(['caller-path'])).toMatchObject({ status: 2, stderr: expect.stringContaining('There are: start, day, wait.') as string });
  });

  it('takes a file from the folder where the person stands, with npm run and without', () => {
    expect(launch(['day', '../data'], { cwd: '/usr/lib' }).stdout.trim()).toBe('/usr/data');
    const byNpm = { INIT_CWD: '/usr/lib', npm_package_json: inProject('package.json') };
    expect(launch(['day', '../data'], { cwd: project, env: byNpm }).stdout.trim()).toBe('/usr/data');
    // Started by a program that npm runs, in a folder of its own.
    expect(launch(['day', 'data'], { cwd: '/usr', env: byNpm }).stdout.trim()).toBe('/usr/data');
  });

  it('lets signals arrive at the command itself', async () => {
    launch([]);
    const child = spawn(process.execPath, [inProject('src/cli/launch.mjs'), 'wait'], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([3, null]);
  });
});
