import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { explainLot } from '../matching/core/explain.js';
import { match } from '../matching/core/match.js';
import type { Problem } from '../matching/core/problem.js';
import type { Proposal } from '../matching/core/proposal.js';
import { readProblem } from '../matching/core/read-problem.js';
import { ProblemError } from '../vocabulary/reading.js';
import { LANGUAGES, type Language } from '../vocabulary/words.js';
import { callerPath } from './caller-path.js';

const USAGE = 'Usage: npm run match -- PROBLEM.json[.gz] [--out FILE] [--seed N] [--explain LOT[,RECIPIENT]] [--language fr|en]';

/** What the person who typed the command can mend: told in one line, exit 2. */
class Refused extends Error {}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        seed: { type: 'string', default: '1' },
        explain: { type: 'string' },
        language: { type: 'string', default: 'en' },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Refused(USAGE);
    const seed = Number(values.seed);
    if (!Number.isSafeInteger(seed)) throw new Refused(`--seed must be a whole number, not ${values.seed}`);
    const language = LANGUAGES.find((known) => known === values.language);
    if (language === undefined) throw new Refused(`--language must be one of ${LANGUAGES.join(', ')}, not ${values.language}`);
    return { file, seed, language, out: values.out, explain: values.explain };
  } catch (error) {
    if (error instanceof TypeError) throw new Refused(`${error.message.split('. ')[0]!}. ${USAGE}`);
    throw error;
  }
}

function readFile(name: string): Problem {
  let json: unknown;
  try {
    const bytes = readFileSync(callerPath(name));
    json = JSON.parse((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8'));
  } catch (error) {
    throw new Refused(`${name}: ${(error as Error).message.split('\n')[0]}`);
  }
  const problem = readProblem(json);
  if (problem instanceof ProblemError) throw new Refused(problem.line);
  return problem;
}

function summary({ lots }: Problem, { placements, objective, bound, gap, seconds }: Proposal): string {
  const package_g = new Map(lots.map((lot) => [lot.id, lot.package_g]));
  const placed_g = placements.reduce((sum, { lot, packages }) => sum + packages * package_g.get(lot)!, 0);
  const all_g = lots.reduce((sum, lot) => sum + lot.packages * lot.package_g, 0);
  const kilograms = (grams: number): string => Math.round(grams / 1_000).toLocaleString('en');
  return [
    `lots       ${lots.length.toLocaleString('en')}`,
    `placed     ${kilograms(placed_g)} kg of ${kilograms(all_g)} kg in ${placements.length.toLocaleString('en')} parcels`,
    `objective  ${Math.round(objective).toLocaleString('en')}`,
    `bound      ${Math.round(bound).toLocaleString('en')}`,
    `gap        ${(100 * gap).toFixed(2)} %`,
    `seconds    ${seconds!.toFixed(2)}`,
  ].join('\n');
}

function explanation(problem: Problem, proposal: Proposal, asked: string, language: Language): string {
  const [lot, recipient] = names(problem, asked);
  const found = explainLot(problem, proposal, { lot, recipient });
  if (found === undefined) throw new Refused(`--explain ${asked}: the problem has no such lot or recipient`);
  const lines = found.flatMap(({ recipient: name, packages, reasons }) => [
    `${lot} → ${name}: ${String(packages)} packages`,
    ...reasons.map(({ code, because, wouldHelp }) => `  ${code}: ${because[language]} ${wouldHelp?.[language] ?? ''}`.trimEnd()),
  ]);
  return lines.join('\n');
}

/** An id may hold a comma itself, so a lot of that whole name comes first. */
function names({ lots }: Problem, asked: string): [lot: string, recipient: string | undefined] {
  const comma = asked.indexOf(',');
  if (comma === -1 || lots.some(({ id }) => id === asked)) return [asked, undefined];
  return [asked.slice(0, comma), asked.slice(comma + 1)];
}

function run(): void {
  const { file, seed, language, out, explain } = readArguments();
  const problem = readFile(file);
  const started = performance.now();
  const proposal: Proposal = { ...match(problem, { seed }), seconds: (performance.now() - started) / 1_000 };
  if (out !== undefined) {
    try {
      writeFileSync(callerPath(out), `${JSON.stringify(proposal)}\n`);
    } catch (error) {
      throw new Refused(`--out ${out}: ${(error as Error).message}`);
    }
  }
  process.stdout.write(`${summary(problem, proposal)}\n`);
  if (explain !== undefined) process.stdout.write(`${explanation(problem, proposal, explain, language)}\n`);
}

try {
  run();
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
