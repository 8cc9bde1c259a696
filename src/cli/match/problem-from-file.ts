import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Problem } from '../../matching/core/problem.js';
import { readProblem } from '../../matching/core/read-problem.js';
import { ProblemError } from '../../vocabulary/reading.js';
import { callerPath } from '../caller-path.js';
import { Refused } from './options.js';

/** Reads a problem file, packed or not; throws `Refused` with the place where it is wrong. */
export function problemFromFile(name: string): Problem {
  let json: unknown;
  try {
    const bytes = readFileSync(callerPath(name));
    json = JSON.parse((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8'));
  } catch (error) {
    throw new Refused(`${name}: ${(error as Error).message.split('\n')[0]!}`);
  }
  const problem = readProblem(json);
  if (problem instanceof ProblemError) throw new Refused(problem.line);
  return problem;
}
