import type { Language } from '../vocabulary/words.js';
import type { ComparisonResult } from './comparison.dto.js';
import type { Comparison } from './core/comparison.js';
import { MEASURES } from './core/measures.js';

/** A stored comparison in the words of one language. */
export function resultIn({ given_kg, contenders }: Comparison, language: Language): ComparisonResult {
  return {
    given_kg: given_kg.mean,
    measures: MEASURES.map(({ code, name, unit, decimals, moreIsBetter }) => ({
      code,
      name: name[language],
      unit: unit[language],
      decimals,
      moreIsBetter,
    })),
    rows: contenders.map(({ code, name, measures, moreThanFirst }) => ({
      code,
      name: name[language],
      values: MEASURES.map((measure) => ({
        measure: measure.code,
        mean: measures[measure.code].mean,
        half: measures[measure.code].half,
        more: moreThanFirst[measure.code].mean,
        moreHalf: moreThanFirst[measure.code].half,
      })),
    })),
  };
}
