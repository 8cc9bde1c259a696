import type { ColdClass, Stop } from '../../api/types.js';

/** What is handed over at a stop in one cold class. */
export interface ClassLoad {
  cold: ColdClass;
  grams: number;
  packages: number;
}

/** A stop's lines by cold class, the heaviest first: the person at the scale sorts by class, not by lot. */
export function loadsOf({ lines }: Pick<Stop, 'lines'>): ClassLoad[] {
  const loads = new Map<ColdClass, ClassLoad>();
  for (const { cold, planned_g, packages } of lines) {
    const load = loads.get(cold) ?? { cold, grams: 0, packages: 0 };
    loads.set(cold, { cold, grams: load.grams + planned_g, packages: load.packages + packages });
  }
  return [...loads.values()].sort((a, b) => b.grams - a.grams);
}

/** Stops in pages of twelve; a round without stops is one page all the same. */
export function pagesOf<T>(stops: readonly T[], most = 12): T[][] {
  const pages: T[][] = [];
  for (let first = 0; first === 0 || first < stops.length; first += most) pages.push(stops.slice(first, first + most));
  return pages;
}
