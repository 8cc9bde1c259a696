// Compiles src/ and migrations/ to dist/ and bundles the pages. Plain JavaScript: it must run before anything is built.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const inRoot = (...parts) => path.join(root, ...parts);

/** Each part has a stamp whose time is the moment its last good build began. */
const server = {
  name: 'server',
  stamp: inRoot('dist/.server-built'),
  sources: ['src', 'migrations', 'tsconfig.json', 'package.json'].map((name) => inRoot(name)),
  tool: inRoot('node_modules/typescript-7/bin/tsc'),
  exists: () => fs.existsSync(inRoot('src/cli')),
  run: buildServer,
};
const web = {
  name: 'pages',
  stamp: inRoot('dist/.web-built'),
  sources: ['src/web', 'package.json'].map((name) => inRoot(name)),
  tool: inRoot('node_modules/vite/bin/vite.js'),
  exists: () => fs.existsSync(inRoot('src/web/vite.config.ts')),
  run: buildPages,
};

/**
 * Builds the parts whose sources are newer than their last build, or all of them.
 * Without the build tools (an image that carries dist/ only) what is there is taken as it is.
 *
 * @param {{ all?: boolean, only?: 'server' | 'pages', announce?: (part: string) => void }} [options] `announce` is called before each part that is built.
 * @throws {Error} when a tool finds a mistake; it has printed it by then.
 */
export function build({ all = false, only, announce = () => {} } = {}) {
  for (const part of [server, web]) {
    if (only && part.name !== only) continue;
    if (!part.exists() || !fs.existsSync(part.tool) || (!all && isFresh(part))) continue;
    announce(part.name);
    const began = new Date();
    part.run();
    fs.writeFileSync(part.stamp, '');
    fs.utimesSync(part.stamp, began, began);
  }
}

function isFresh(part) {
  const built = fs.statSync(part.stamp, { throwIfNoEntry: false })?.mtimeMs;
  return built !== undefined && part.sources.every((source) => newest(source, part) < built);
}

/** The latest change below a folder. Folders count as well: theirs is the time a file was removed. */
function newest(file, part) {
  const found = fs.statSync(file, { throwIfNoEntry: false });
  if (!found) return 0;
  let latest = found.mtimeMs;
  if (!found.isDirectory()) return latest;
  for (const entry of fs.readdirSync(file)) {
    const inside = path.join(file, entry);
    if (part === server && inside === inRoot('src/web')) continue;
    latest = Math.max(latest, newest(inside, part));
  }
  return latest;
}

/** Compiled aside and swapped in, so that a removed migration leaves no trace and a running program sees no half of it. */
function buildServer() {
  const fresh = inRoot(`.dist-${process.pid}`);
  try {
    runTool(server.tool, '-p', inRoot('tsconfig.json'), '--outDir', fresh);
    fs.mkdirSync(inRoot('dist'), { recursive: true });
    for (const folder of ['src', 'migrations']) {
      fs.rmSync(inRoot('dist', folder), { recursive: true, force: true });
      if (fs.existsSync(path.join(fresh, folder))) fs.renameSync(path.join(fresh, folder), inRoot('dist', folder));
    }
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

/** Swapped in as well: a server under way, or another build at the same time, never meets half of the pages. */
function buildPages() {
  const fresh = inRoot(`.dist-${process.pid}-pages`);
  try {
    runTool(web.tool, 'build', inRoot('src/web'), '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn');
    fs.mkdirSync(inRoot('dist'), { recursive: true });
    fs.rmSync(inRoot('dist/web'), { recursive: true, force: true });
    fs.renameSync(fresh, inRoot('dist/web'));
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
}

function runTool(tool, ...args) {
  // Also when a test builds: what is built is what is shipped.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [tool, ...args], { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) throw new Error(`${path.relative(root, tool)} failed`);
}

if (import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1] ?? '.')).href) {
  try {
    build({ all: true, announce: (part) => console.log(`Building ${part}…`) });
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
