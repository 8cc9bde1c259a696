import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { PlainRule } from './plain-rules.js';

export type Method = PlainRule | 'ours' | 'linear-bound' | 'exact';

/** What a method found: its objective, what it proved that nobody can exceed, or why it could not. */
export interface Outcome {
  readonly objective?: number;
  readonly bound?: number;
  readonly proven?: boolean;
  /** Candidate pairs, told by the plain rules. */
  readonly pairs?: number;
  readonly failed?: string;
}

export interface Measured extends Outcome {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peak_mb: number;
}

/** Beside this file, and of its kind: compiled, or as it was written. */
const CHILD = fileURLToPath(new URL(`./measure${import.meta.url.slice(-3)}`, import.meta.url));

/** Runs one method on one file in a fresh process and reads what it prints. */
export async function measureApart(file: string, method: Method, { seconds, seed }: { seconds: number; seed: number }): Promise<Measured> {
  const args = [...process.execArgv, CHILD, file, method, String(seconds), String(seed)];
  // Where npm started us, the child would take the file from where the person stands; it is absolute already.
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e6 });
  return JSON.parse(stdout) as Measured;
}
