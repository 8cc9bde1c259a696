import { explainLot } from '../../matching/core/explain.js';
import type { Problem } from '../../matching/core/problem.js';
import type { Proposal } from '../../matching/core/proposal.js';
import type { Language } from '../../vocabulary/words.js';
import { Refused } from './options.js';

/** A whole number with its thousands apart. */
export const number = (value: number): string => Math.round(value).toLocaleString('en');

/** What a proposal comes to, for a person. */
export function summary({ lots }: Problem, { placements, objective, bound, gap, seconds }: Proposal): string {
  const package_g = new Map(lots.map((lot) => [lot.id, lot.package_g]));
  const placed_g = placements.reduce((sum, { lot, packages }) => sum + packages * package_g.get(lot)!, 0);
  const all_g = lots.reduce((sum, lot) => sum + lot.packages * lot.package_g, 0);
  return [
    `lots       ${number(lots.length)}`,
    `placed     ${number(placed_g / 1_000)} kg of ${number(all_g / 1_000)} kg in ${number(placements.length)} parcels`,
    `objective  ${number(objective)}`,
    `bound      ${number(bound)}`,
    `gap        ${(100 * gap).toFixed(2)} %`,
    `seconds    ${seconds!.toFixed(2)}`,
  ].join('\n');
}

/** Why a lot did not go (whole) to those near it, or to the one asked about. */
export function explanation(problem: Problem, proposal: Proposal, asked: string, language: Language): string {
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
