import { COLD_CLASSES, type ColdClass } from '../../vocabulary/food.js';
import { gini } from '../../vocabulary/gini.js';
import type { Grams } from '../../vocabulary/units.js';
import { BandBoard } from './band-board.js';
import { boardWith } from './band-repair.js';
import type { Board } from './board.js';
import { buildModel } from './model.js';
import { Obstacles, type Obstacle } from './obstacles.js';
import { prepare } from './prepared.js';
import type { Band, Problem, Recipient } from './problem.js';
import type { Proposal } from './proposal.js';
import { holdingsOf, placeOf, ratiosOf, type Holding, type Place } from './shares.js';

/** Where one association stands, before and after a cycle. */
export interface Standing {
  readonly recipient: string;
  readonly entitlement: number;
  readonly received_g: Grams;
  /** Received and accepted before this cycle. */
  readonly before_g: Grams;
  /** With what this cycle gives it. */
  readonly held_g: Grams;
  /** Its part of all entitlements, of all that associations hold after this cycle. */
  readonly share_g: Grams;
  /** Share received ÷ share entitled; null where it is entitled to nothing, or nobody holds anything. */
  readonly ratioBefore: number | null;
  readonly ratio: number | null;
  readonly place: Place;
  /** Whether it is outside the band although this cycle could have brought it nearer. */
  readonly breach: boolean;
  /** Outside the band: what made it impossible, the most binding first. */
  readonly because: readonly Obstacle[];
}

/** How evenly associations are served: smallest and largest ratio, and the Gini coefficient (0: all by their entitlement). */
export interface Spread {
  readonly associations: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly gini: number | null;
}

export interface FairnessReport {
  readonly band: Band | null;
  /** Associations, in the order of the problem. */
  readonly standings: readonly Standing[];
  readonly all: Spread;
  /** Of each cold class anybody holds some of, among the associations that can keep it. */
  readonly byCold: Readonly<Partial<Record<ColdClass, Spread>>>;
}

type Cycle = Pick<Proposal, 'placements'>;

/**
 * What a cycle makes of fairness: where every association stands, and for each outside the band what made it impossible,
 * or that the cycle broke the promise. An association below it could have taken more when the rules and its room allow
 * food of this cycle that nobody has, that a hub or an outlet has, or that another association can spare without falling
 * below itself; see `band-moves.ts`. Whoever has a board with these placements hands it over: laying a large one takes seconds.
 */
export function fairnessReport(problem: Problem, { placements }: Cycle, board?: Board | null): FairnessReport {
  const { band } = problem.policy.fairness;
  const holdings = holdingsOf(problem, placements);
  const before = ratiosOf(holdings, ({ before_g }) => before_g);
  const after = ratiosOf(holdings, ({ held_g }) => held_g);
  const places = holdings.map(({ held_g }, i): Place => (band === undefined ? 'unmeasured' : placeOf(held_g, after.share_g[i]!, band)));
  const outside = places.some((place) => place === 'below' || place === 'above');
  const named =
    band === undefined || !outside
      ? undefined
      : namedOutside(new BandBoard(board ?? boardWith(buildModel(prepare(problem)), placements), band));
  const byCold = COLD_CLASSES.flatMap((cold) => {
    const keepers = holdings.filter(({ recipient }) => canKeep(recipient, cold));
    const spread = spreadOf(keepers, ({ heldByCold_g }) => heldByCold_g[cold] ?? 0);
    return spread.gini === null ? [] : [[cold, spread] as const];
  });
  return {
    band: band ?? null,
    standings: holdings.map(({ recipient: { id, entitlement = 0, received_g = 0 }, before_g, held_g }, i) => ({
      recipient: id,
      entitlement,
      received_g,
      before_g,
      held_g,
      share_g: after.share_g[i]!,
      ratioBefore: before.ratio[i]!,
      ratio: after.ratio[i]!,
      place: places[i]!,
      ...(named?.get(id) ?? { breach: false, because: [] }),
    })),
    all: spreadOf(holdings, ({ held_g }) => held_g),
    byCold: Object.fromEntries(byCold),
  };
}

type Named = Pick<Standing, 'breach' | 'because'>;

function namedOutside(state: BandBoard): ReadonlyMap<string, Named> {
  const obstacles = new Obstacles(state);
  return new Map(
    state.recipients.flatMap((r) => {
      const place = state.place(r);
      if (place !== 'below' && place !== 'above') return [];
      return [[state.board.model.prepared.recipients[r]!.id, obstacles[place](r)] as const];
    }),
  );
}

const canKeep = ({ capacity_g }: Recipient, cold: ColdClass): boolean => capacity_g === undefined || (capacity_g[cold] ?? 0) > 0;

/** Those without an entitlement are left out: nothing was promised to them. */
function spreadOf(holdings: readonly Holding[], grams: (holding: Holding) => Grams): Spread {
  const entitled = holdings.filter(({ recipient }) => (recipient.entitlement ?? 0) > 0);
  const known = ratiosOf(entitled, grams).ratio.filter((ratio) => ratio !== null);
  return {
    associations: entitled.length,
    min: known.length > 0 ? Math.min(...known) : null,
    max: known.length > 0 ? Math.max(...known) : null,
    gini: gini(entitled.map((holding) => ({ received_g: grams(holding), entitlement: holding.recipient.entitlement! }))),
  };
}
