// Type-checks every program of this repository with the fast compiler; part of `npm run check`.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

const projects = ['tsconfig.json', 'test/tsconfig.json', 'src/web/tsconfig.json'].filter((file) => fs.existsSync(file));
const failed = projects.filter(
  (project) =>
    spawnSync(process.execPath, ['node_modules/typescript-7/bin/tsc', '--noEmit', '-p', project], { stdio: 'inherit' }).status !== 0,
);
if (failed.length > 0) {
  console.error(`Types do not fit in: ${failed.join(', ')}`);
  process.exitCode = 1;
}
