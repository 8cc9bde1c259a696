import { rejection } from '../vocabulary/rejection.js';

export const nobodyToCompare = rejection('nobody-to-compare', 'conflict', {
  fr: 'Il faut au moins un donateur et une association dans le territoire pour comparer des règles.',
  en: 'Comparing policies takes at least one donor and one association in the territory.',
});
export const comparisonsWaiting = rejection('comparisons-waiting', 'conflict', {
  fr: 'Trop de comparaisons attendent déjà : regardez-les avant d’en demander une autre.',
  en: 'Too many comparisons are waiting already: look at those before asking for another.',
});
