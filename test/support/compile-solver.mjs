// Compiles what the solver's thread runs, for programs that run from sources: a thread cannot compile for itself, since the
// compiler is native code that crashes the process when its thread is ended.
import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from './swc-options.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
/** Also what the simulator's threads run, which decides with the same core, the planner's, and those of the commands. */
const FOLDERS = [
  'src/platform/threads',
  'src/rounds/core',
  'src/rounds/planner',
  'src/matching/core',
  'src/matching/solver',
  'src/vocabulary',
  'src/simulation/core',
  'src/simulation/threads',
  'src/demo/core',
  'src/lots/core',
  'src/cli/threads',
  'src/cli/rounds',
  'src/cli/bench-rounds',
];
const DAY_MS = 86_400_000;

/**
 * Makes sure that a compiled copy of today's sources exists; copies of sources that have changed since go after a day.
 *
 * @returns {string} the file of the thread.
 */
export function compileSolver() {
  const files = FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => path.join(folder, name)),
  ).sort();
  const sources = files.map((file) => ({ file, text: fs.readFileSync(path.join(root, file), 'utf8') }));
  const hash = createHash('sha1').update(JSON.stringify(sources)).digest('hex').slice(0, 16);
  const cache = path.join(root, '.cache/solver');
  const copy = path.join(cache, hash);
  if (!fs.existsSync(copy)) {
    const fresh = path.join(cache, `.${randomUUID()}`);
    for (const { file, text } of sources) {
      const target = path.join(fresh, file.replace(/\.ts$/, '.js'));
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.writeFileSync(target, transformSync(text, { ...swcOptions({ module: 'nodenext' }), filename: file }).code);
    }
    try {
      fs.renameSync(fresh, copy);
    } catch {
      // Another run was quicker: its copy is the same.
      fs.rmSync(fresh, { recursive: true, force: true });
    }
    for (const name of fs.readdirSync(cache)) {
      const old = path.join(cache, name);
      if (Date.now() - (fs.statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > DAY_MS)
        fs.rmSync(old, { recursive: true, force: true });
    }
  }
  return path.join(copy, 'src/matching/solver/solver-thread.js');
}
