import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Nodes of the instance in the order in which each vehicle visits them, without the depot. */
export type Solution = readonly (readonly number[])[];

export const solutionText = (routes: Solution): string =>
  routes.map((nodes, i) => `Route ${String(i + 1)} : ${nodes.join(' ')}\n`).join('');

/** Before planning, so that nobody waits for plans that cannot be kept. */
export const makeFolder = (folder: string): void => void mkdirSync(folder, { recursive: true });

/** Writes `NAME.sol`, whole or not at all; without a plan, one of an earlier run goes. */
export function writeSolution(folder: string, name: string, routes: Solution | undefined): void {
  const file = join(folder, `${name}.sol`);
  if (routes === undefined) return rmSync(file, { force: true });
  const half = `${file}.${String(process.pid)}`;
  writeFileSync(half, solutionText(routes));
  renameSync(half, file);
}
