import type { Model } from '../core/model.js';
import { type LinearProgram, ProgramDraft } from './linear-program.js';

/** Grams become kilograms, so that no number in the program is a million times another. */
const KG = 1 / 1_000;

/**
 * A matching problem as a mixed-integer program: whole packages by each pair, one yes or no for each link (a donor and a
 * recipient) that food goes by, and fairness in pieces, which needs no yes or no since it is concave.
 */
export interface Formulation {
  readonly program: LinearProgram;
  /** The program's objective in grams-equivalent is `value / KG`. */
  readonly grams: (value: number) => number;
  /** Packages by each pair of the model, out of the columns of an answer. */
  readonly packages: (columns: Float64Array) => Int32Array;
  /** Columns that stand for these packages by pair. */
  readonly columns: (packages: Int32Array) => Float64Array;
}

/** Writes a model down for a solver. Not whole: packages and links may be split, which is the linear relaxation. */
export function formulate(model: Model, { whole }: { whole: boolean }): Formulation {
  const draft = new ProgramDraft();
  const { pairs, pairLot, pairGain, pairMost, package_g } = model;
  const perPackage = (p: number): number => package_g[pairLot[p]!]! * KG;
  for (let p = 0; p < pairs; p++) draft.column({ cost: pairGain[p]! * perPackage(p), upper: pairMost[p]!, whole });

  const limit = (members: readonly number[], most: number, amount: (p: number) => number): void => {
    const reach = members.reduce((sum, p) => sum + pairMost[p]! * amount(p), 0);
    // What was accepted before may be more than the room there is: then nothing can come, and there is nothing to limit.
    if (reach <= Math.max(0, most)) return;
    const row = draft.row(-Infinity, most);
    for (const p of members) draft.entry(row, p, amount(p));
  };
  const lots = grouped(pairs, model.lots, (p) => pairLot[p]!);
  const recipients = grouped(pairs, model.recipients, (p) => model.pairRecipient[p]!);
  lots.forEach((mine, l) => limit(mine, model.packages[l]!, () => 1));
  // Packages weigh whole grams, so what does not reach a whole gram is no room.
  const rooms = grouped(pairs, model.roomFree_g.length, (p) => model.pairRoom[p]!);
  rooms.forEach((mine, room) => limit(mine, Math.floor(model.roomFree_g[room]!) * KG, perPackage));
  recipients.forEach((mine, r) => limit(mine, Math.floor(model.totalFree_g[r]!) * KG, perPackage));

  const linkSteps = addLinks(draft, model, whole, perPackage);
  const parcels = addParcelLimits(draft, model, whole, lots);
  const shares = recipients.map((mine, r) => addFairness(draft, model, r, mine, perPackage));
  const program = draft.finish();
  return {
    program,
    grams: (value) => value / KG,
    packages: (columns) => Int32Array.from(columns.subarray(0, pairs), Math.round),
    columns: (packages) => {
      const columns = new Float64Array(program.columns);
      columns.set(packages);
      for (const { column, members } of linkSteps) if (members.some((p) => packages[p]! > 0)) columns[column] = 1;
      for (const { column, pair } of parcels) if (packages[pair]! > 0) columns[column] = 1;
      shares.forEach((pieces, r) => {
        let left = recipients[r]!.reduce((sum, p) => sum + packages[p]! * perPackage(p), 0);
        for (const column of pieces) {
          columns[column] = Math.min(left, program.upper[column]!);
          left -= columns[column];
        }
      });
      return columns;
    },
  };
}

function grouped(count: number, groups: number, groupOf: (item: number) => number): number[][] {
  const found: number[][] = Array.from({ length: groups }, () => []);
  for (let item = 0; item < count; item++) found[groupOf(item)]!.push(item);
  return found;
}

interface Step {
  readonly column: number;
  readonly members: readonly number[];
}

/**
 * A link costs for the farthest of the lots that go by it: one yes or no for each distance among them (nearly always one),
 * which a lot at that distance or beyond needs, and which costs what this distance adds to the one before.
 */
function addLinks(draft: ProgramDraft, model: Model, whole: boolean, perPackage: (p: number) => number): Step[] {
  const { linkPairStart, linkPairs, linkCost_g, linkLeast_g, links, pairMost, pairTravel_m } = model;
  const { perMetre_g } = model.prepared.problem.policy.pairCost;
  const steps: Step[] = [];
  for (let k = 0; k < links; k++) {
    const members = [...linkPairs.subarray(linkPairStart[k], linkPairStart[k + 1])];
    const distances = [...new Set(members.map((p) => pairTravel_m[p]!))].sort((a, b) => a - b);
    let before: { column: number; travel_m: number } | undefined;
    for (const travel_m of distances) {
      const cost_g = before === undefined ? linkCost_g[k]! : perMetre_g * (travel_m - before.travel_m);
      const column = draft.column({ cost: -cost_g * KG, upper: 1, whole });
      if (before !== undefined) {
        const order = draft.row(-Infinity, 0);
        draft.entry(order, column, 1);
        draft.entry(order, before.column, -1);
      }
      for (const p of members) {
        if (pairTravel_m[p] !== travel_m) continue;
        const open = draft.row(-Infinity, 0);
        draft.entry(open, p, 1);
        draft.entry(open, column, -pairMost[p]!);
      }
      steps.push({ column, members: members.filter((p) => pairTravel_m[p]! >= travel_m) });
      before = { column, travel_m };
    }
    if (linkLeast_g[k]! > 0) addLeast(draft, members, steps[steps.length - distances.length]!.column, Math.ceil(linkLeast_g[k]!) * KG);
  }
  return steps;

  function addLeast(to: ProgramDraft, members: readonly number[], column: number, least_kg: number): void {
    const row = to.row(0, Infinity);
    for (const p of members) to.entry(row, p, perPackage(p));
    to.entry(row, column, -least_kg);
  }
}

/** A yes or no for each pair of a lot that could go to more recipients than it may. */
function addParcelLimits(
  draft: ProgramDraft,
  model: Model,
  whole: boolean,
  lots: readonly (readonly number[])[],
): { column: number; pair: number }[] {
  return lots.flatMap((mine) => {
    if (mine.length <= model.maxParcels) return [];
    const most = draft.row(-Infinity, model.maxParcels);
    return mine.map((pair) => {
      const column = draft.column({ cost: 0, upper: 1, whole });
      draft.entry(most, column, 1);
      const open = draft.row(-Infinity, 0);
      draft.entry(open, pair, 1);
      draft.entry(open, column, -model.pairMost[pair]!);
      return { column, pair };
    });
  });
}

/** Up to these parts of the fair share a gram earns these parts of the weight. */
const PIECES = [
  { until: 0.5, part: 1 },
  { until: 1, part: 0.5 },
  { until: 1.5, part: 0 },
  { until: Infinity, part: -0.5 },
];

/** What a recipient gets, cut where the reward changes: since later pieces earn less, a solver fills them in order by itself. */
function addFairness(draft: ProgramDraft, model: Model, r: number, mine: readonly number[], perPackage: (p: number) => number): number[] {
  const share_g = model.share_g[r]!;
  if (share_g < 0 || model.fairnessWeight === 0 || mine.length === 0) return [];
  const sum = draft.row(0, 0);
  for (const p of mine) draft.entry(sum, p, perPackage(p));
  let held_g = model.held_g[r]!;
  const columns: number[] = [];
  for (const { until, part } of PIECES) {
    const to_g = until === Infinity ? Infinity : until * share_g;
    if (to_g <= held_g) continue;
    const column = draft.column({ cost: part * model.fairnessWeight, upper: (to_g - held_g) * KG, whole: false });
    draft.entry(sum, column, -1);
    columns.push(column);
    held_g = to_g;
  }
  return columns;
}
