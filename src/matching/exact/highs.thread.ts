import { parentPort, workerData } from 'node:worker_threads';
import { openHighs, solve } from './highs.js';
import type { Asked, Told } from './solve-in-thread.js';

/** The other side of `solve-in-thread.ts`: solves the one program it was started with. */
const { program, options } = workerData as Asked;
let told: Told;
try {
  told = { solved: solve(await openHighs(), program, options) };
} catch (error) {
  told = { failed: error instanceof Error ? error.message : String(error) };
}
// Handed over, not copied: nothing here uses it any more.
parentPort!.postMessage(told, 'solved' in told && told.solved.columns ? [told.solved.columns.buffer as ArrayBuffer] : []);
