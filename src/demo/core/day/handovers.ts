import type { ColdClass } from '../../../vocabulary/food.js';
import { seeded, type Draws } from '../seeded.js';
import type { About } from './answers.js';

/** What the scale, the thermometer and the people at a stop say of one line. */
export interface HandedOver {
  readonly weighed_g: number;
  readonly refused_g: number;
  readonly refusalCode: 'temperature' | 'packaging' | 'quality' | null;
  readonly temperature_c: number | null;
}

export type Where = 'pickup' | 'delivery' | 'intake';

/** Chances of a refusal, and how far the scale is from what was expected (one standard deviation), at each step. */
const STEPS: Readonly<Record<Where, { refuses: number; deviates: number; exact: number }>> = {
  pickup: { refuses: 0.03, deviates: 0.06, exact: 0.4 },
  delivery: { refuses: 0.015, deviates: 0.004, exact: 0.9 },
  intake: { refuses: 0.03, deviates: 0.01, exact: 0.6 },
};

/** A reading that passes for each class, and one that does not, in °C. */
const READINGS: Readonly<Record<ColdClass, { good: [number, number]; bad: number } | null>> = {
  frozen: { good: [-22, -18], bad: -12 },
  chilled2: { good: [0, 2], bad: 6 },
  chilled3: { good: [1, 3], bad: 9 },
  chilled4: { good: [1, 4], bad: 10 },
  chilled6: { good: [2, 6], bad: 12 },
  ambient: null,
  hot: { good: [64, 75], bad: 50 },
};

/** Draws what happens to a line of `grams` at a stop. */
export function handedOver(
  about: About,
  where: Where,
  { grams, cold, package_g }: { grams: number; cold: ColdClass; package_g: number },
): HandedOver {
  const draws = seeded(about.seed, about.day, where, about.lot, about.recipient);
  const { refuses, deviates, exact } = STEPS[where];
  const weighed_g = draws.chance(exact) ? grams : Math.max(10, Math.round((grams * (1 + deviates * draws.normal())) / 10) * 10);
  const reading = READINGS[cold];
  if (draws.chance(refuses)) return refusal(draws, { weighed_g, package_g, reading });
  return {
    weighed_g,
    refused_g: 0,
    refusalCode: null,
    temperature_c: reading && oneDecimal(reading.good[0] + draws.unit() * (reading.good[1] - reading.good[0])),
  };
}

function refusal(
  draws: Draws,
  { weighed_g, package_g, reading }: { weighed_g: number; package_g: number; reading: { good: [number, number]; bad: number } | null },
): HandedOver {
  const code = draws.weighted({ temperature: reading ? 3 : 0, packaging: 3, quality: 4 });
  if (code === 'temperature') return { weighed_g, refused_g: weighed_g, refusalCode: code, temperature_c: reading!.bad };
  const packages = draws.whole(1, 3);
  return { weighed_g, refused_g: Math.min(weighed_g, packages * package_g), refusalCode: code, temperature_c: reading && reading.good[0] };
}

const oneDecimal = (value: number): number => Math.round(value * 10) / 10;

/** Whether nobody is there when a vehicle comes to a stop. */
export const nobodyThere = (seed: number, day: string, vehicle: string, lot: number): boolean =>
  seeded(seed, day, 'nobody', vehicle, lot).chance(0.012);

/** Minutes by which a stop is later than planned. */
export const delay_min = (seed: number, day: string, vehicle: string, lot: number): number =>
  seeded(seed, day, 'delay', vehicle, lot).whole(0, 4);

/** How an association's distribution went: what had to be thrown away, in grams. */
export function thrownAway_g({ seed, day, lot, recipient }: About, grams: number): number {
  const draws = seeded(seed, day, 'distribution', lot, recipient);
  return draws.chance(0.85) ? 0 : Math.round(grams * (0.03 + draws.unit() * 0.15));
}
