import { gunzipSync, gzipSync } from 'node:zlib';
import type { KeptBand } from '../core/band-repair.js';
import { cycleFairness, type CycleFairness } from '../core/cycle-fairness.js';
import { decide, urgentFirst, type MatchOptions } from '../core/match.js';
import type { Problem } from '../core/problem.js';
import type { Proposal } from '../core/proposal.js';
import { nextBest, type NextBest } from '../core/next-best.js';
import { decideSingle, keepPrices, type KeptPrice } from '../core/single-lot.js';

/** What the core is given beside the problem; kept with the cycle, so that it can be decided again. */
export interface Settings extends Partial<MatchOptions> {
  /** Of a single lot: the prices and shares of the last cycle. */
  readonly kept?: readonly KeptPrice[];
}

export type Method = 'joint' | 'urgent-first' | 'single';

/** A cycle as it is kept: gzip of the JSON texts. */
export interface CycleFiles {
  readonly problem: Uint8Array;
  readonly proposal: Uint8Array;
  /** Null in cycles from before settings were kept. */
  readonly settings: Uint8Array | null;
}

export type Task =
  | { readonly kind: 'decide'; readonly method: Method; readonly problem: Problem; readonly settings: Settings }
  | { readonly kind: 'replay'; readonly method: Method; readonly files: CycleFiles };

/** What a decision comes to: what is acted on, and the files that are kept of it. */
export interface Solved {
  /** With the first few reasons of each lot left over; the file holds them all. */
  readonly proposal: Proposal;
  readonly prices: readonly KeptPrice[];
  readonly files: CycleFiles;
  /** What it makes of fairness; null where it was not decided jointly: a single lot knows little of the others, and the plain rule promises nothing. */
  readonly fairness: CycleFairness | null;
  /** Who is asked next where a placement comes to nothing. */
  readonly nextBest: readonly NextBest[];
}

/** Reasons kept with a lot for a quick answer. */
export const SHOWN_REASONS = 12;

/** What cycles were decided with before that was kept with them. */
const FORMER: Settings = { seed: 1, priceRounds: 100 };

async function solve(
  method: Method,
  problem: Problem,
  { kept: prices = [], ...options }: Settings,
): Promise<Pick<Solved, 'proposal' | 'prices'> & { kept: KeptBand | null }> {
  if (method === 'urgent-first') return { proposal: urgentFirst(problem), prices: [], kept: null };
  if (method === 'single') return { proposal: decideSingle(problem, prices), prices: [], kept: null };
  const decided = await decide(problem, { ...options, seed: options.seed ?? 1 });
  return { proposal: decided.proposal, prices: keepPrices(problem, decided.prices), kept: decided.kept };
}

/** Decides, and writes the files: compressing them takes as long as a small decision, so it is done here, in the thread. */
export async function performDecision(method: Method, problem: Problem, settings: Settings): Promise<Solved> {
  const { proposal, prices, kept } = await solve(method, problem, settings);
  const files = { problem: pack(problem), proposal: pack(proposal), settings: pack(settings) };
  const unplaced = proposal.unplaced.map((lot) => ({ ...lot, because: lot.because.slice(0, SHOWN_REASONS) }));
  return {
    proposal: { ...proposal, unplaced },
    prices,
    files,
    fairness: kept && cycleFairness(problem, proposal, kept),
    nextBest: nextBest(problem, proposal.placements),
  };
}

/** Decides a kept cycle again: whether the answer is the same to the byte. */
export async function performReplay(method: Method, { problem, proposal, settings }: CycleFiles): Promise<boolean> {
  const again = await solve(method, JSON.parse(unpack(problem)) as Problem, settings ? (JSON.parse(unpack(settings)) as Settings) : FORMER);
  return JSON.stringify(again.proposal) === unpack(proposal);
}

/** Level 1: a third of the time for a tenth more bytes. */
const pack = (value: unknown): Uint8Array => gzipSync(JSON.stringify(value), { level: 1 });
const unpack = (file: Uint8Array): string => gunzipSync(file).toString('utf8');
