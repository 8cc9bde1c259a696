import type { Policy, Problem } from '../../matching/core/problem.js';

/** How much room there is for what is given: a third of it, or about as much as there is food. */
export const FAMILIES = { scarce: 0.36, ample: 1 } as const;
export type Family = keyof typeof FAMILIES;

/** One problem to draw: the same case is the same file on every machine. */
export interface Case {
  readonly family: Family;
  readonly lots: number;
  readonly recipients: number;
  readonly seed: number;
}

export const caseName = ({ family, lots, recipients, seed }: Case): string =>
  `${String(lots)}x${String(recipients)}-${family}-${String(seed)}`;

/** A Friday evening, as in the reference problems. */
const NOW = '2026-11-20T18:00:00+01:00';
export const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
export const MIDNIGHT_AT = Date.parse('2026-11-20T00:00:00Z');

/** The instant so many days after the evening's date at this hour of UTC, which lies an hour behind Paris. */
export const at = (day: number, hour: number): string => new Date(MIDNIGHT_AT + day * DAY_MS + hour * HOUR_MS).toISOString();

const POLICY: Policy = {
  tierWeight: { association: 1, hub: 0.8, feed: 0.2, compost: 0.05 },
  urgency: { horizonHours: 72, boost: 1 },
  pairCost: { fixed_g: 500, perMetre_g: 0.25 },
  fairness: { weight: 0.3 },
  maxParcelsPerLot: 4,
};

/** All of a problem but what is drawn: cargo bikes on the streets of Paris. */
export const FRAME: Omit<Problem, 'lots' | 'recipients'> = {
  format: 'glane-matching/1',
  now: NOW,
  timeZone: 'Europe/Paris',
  policy: POLICY,
  travel: { model: 'affine', intercept_m: 165, slope: 1.115, speed_kmh: 12 },
  fixed: [],
};

/** So many lots an evening are as dense as one Paris should get; more are spread over several laid side by side. */
const LOTS_PER_TOWN = 20_000;
/** The box around the shops of Paris: the next town begins where one ends, so that there is no gap to split at. */
const TOWN = { width: 0.165, height: 0.09 } as const;

/** Where the towns of a case lie: how far each is shifted, in degrees. */
export function towns({ lots }: Pick<Case, 'lots'>): { east: number; north: number }[] {
  const count = Math.max(1, Math.round(lots / LOTS_PER_TOWN));
  const columns = Math.ceil(Math.sqrt(count));
  return Array.from({ length: count }, (_, town) => ({
    east: (town % columns) * TOWN.width,
    north: Math.floor(town / columns) * TOWN.height,
  }));
}

/** About a decimetre. */
export const degrees = (value: number): number => Math.round(value * 1e6) / 1e6;
