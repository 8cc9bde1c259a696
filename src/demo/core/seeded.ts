/** Draws that depend on nothing but the seed and the key they were asked for. */
export interface Draws {
  /** At least 0, less than 1. */
  unit(): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** One of the keys, each as likely as its weight says. */
  weighted<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T;
  /** Mean 0, standard deviation 1. */
  normal(): number;
}

/**
 * Draws for one thing: `seeded(1, 'answer', 12, 'asso-3')` is the same whatever was drawn before it, so a day's answers do not
 * depend on the order in which things happen.
 */
export function seeded(seed: number, ...key: (string | number)[]): Draws {
  const unit = generator(`${seed}/${key.join('/')}`);
  const whole = (from: number, to: number): number => from + Math.floor(unit() * (to - from + 1));
  return {
    unit,
    whole,
    chance: (probability) => unit() < probability,
    pick: (list) => list[whole(0, list.length - 1)]!,
    weighted: (weights) => {
      const entries = Object.entries(weights) as [never, number][];
      let left = unit() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of entries) {
        left -= weight;
        if (left < 0) return value;
      }
      return entries.at(-1)![0];
    },
    // Box and Muller; 1 − unit() keeps the logarithm away from 0.
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
  };
}

/** sfc32 by Chris Doty-Humphrey (public domain), started from a hash of the text: small, fast, and good enough for a play. */
function generator(text: string): () => number {
  let [a, b, c, d] = [hash(text, 0x9e3779b9), hash(text, 0x243f6a88), hash(text, 0xb7e15162), 1];
  const unit = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  // The first draws still look like the hash.
  for (let warm = 0; warm < 12; warm++) unit();
  return unit;
}

/** FNV-1a with its offset as a salt. */
function hash(text: string, salt: number): number {
  let value = salt | 0;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value ^ (value >>> 15);
}
