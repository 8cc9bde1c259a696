/** Looked up once, as in `Insertion`. */
const { imul } = Math;

/**
 * Numbers in [0, 1) that look random and are the same for the same seed on every machine.
 * Mulberry32 by Tommy Ettinger (public domain): one 32-bit state, good enough to pick neighbourhoods.
 */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
