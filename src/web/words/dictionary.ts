import type { fr } from './fr.js';

/** The same keys as the French dictionary, with texts of its own: a word that is missing or left over is a type error. */
type Same<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : T[K] extends (...given: infer G) => string ? (...given: G) => string : Same<T[K]>;
};

export type Dictionary = Same<typeof fr>;
