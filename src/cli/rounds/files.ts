import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { RoundsPlan } from '../../rounds/core/answer.js';
import type { RoundsProblem } from '../../rounds/core/problem.js';
import { readProblem } from '../../rounds/core/read-problem.js';
import { ProblemError } from '../../vocabulary/reading.js';
import { callerPath } from '../caller-path.js';
import { CannotGoOn } from './cannot-go-on.js';

/** Reads a problem file, packed or not; throws `CannotGoOn`. */
export function readProblemFile(file: string): RoundsProblem {
  const problem = readProblem(json(file));
  if (problem instanceof ProblemError) throw new CannotGoOn(`${file}: ${problem.line}`);
  return problem;
}

function json(file: string): unknown {
  try {
    const bytes = fs.readFileSync(callerPath(file));
    // By its first bytes, so that a file counts as what it is and not as what it is called.
    const text = (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const reason = error instanceof SyntaxError ? `is not JSON: ${error.message}` : `cannot be read: ${(error as Error).message}`;
    throw new CannotGoOn(`${file}: ${reason.replaceAll(/\s+/g, ' ')}`);
  }
}

/** Before planning, so that nobody waits for a plan that cannot be kept; throws `CannotGoOn`. */
export function makeSureOfFolder(file: string): void {
  tryTo(file, () => fs.accessSync(path.dirname(callerPath(file)), fs.constants.W_OK));
}

/** Writes a plan as JSON; throws `CannotGoOn`. */
export function writePlan(file: string, plan: RoundsPlan): void {
  tryTo(file, () => fs.writeFileSync(callerPath(file), `${JSON.stringify(plan, null, 2)}\n`));
}

function tryTo(file: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new CannotGoOn(`${file}: cannot be written: ${(error as Error).message}`);
  }
}
