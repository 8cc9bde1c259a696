import type { Words } from '../../vocabulary/words.js';
import type { Outcome } from './tally.js';

/** One number by which contenders are compared: of an average day, or of the whole period. */
export interface Measure<Code extends string = string> {
  readonly code: Code;
  readonly name: Words;
  readonly unit: Words;
  readonly decimals: number;
  /** Whether more of it is what is wanted. */
  readonly moreIsBetter: boolean;
  readonly of: (outcome: Outcome, days: number) => number;
}

const KG = { fr: 'kg par jour', en: 'kg a day' };
const NONE = { fr: '', en: '' };
const PERCENT = { fr: '%', en: '%' };

const kilograms = <const Code extends string>(
  code: Code,
  name: Words,
  moreIsBetter: boolean,
  grams: (outcome: Outcome) => number,
): Measure<Code> => ({
  code,
  name,
  unit: KG,
  decimals: 0,
  moreIsBetter,
  of: (outcome, days) => grams(outcome) / 1000 / days,
});

/** Every measure, in the order of the table. Saved is what people eat: given to associations, or to the hub that passes it on. */
export const MEASURES = [
  kilograms('saved', { fr: 'Sauvés', en: 'Saved' }, true, ({ people_g, hub_g }) => people_g + hub_g),
  kilograms('people', { fr: 'dont aux associations', en: 'of it to associations' }, true, ({ people_g }) => people_g),
  kilograms('hub', { fr: 'dont à la plateforme', en: 'of it to the hub' }, true, ({ hub_g }) => hub_g),
  kilograms('feed', { fr: 'Aux animaux', en: 'To animals' }, true, ({ feed_g }) => feed_g),
  kilograms('compost', { fr: 'Au compost', en: 'To compost' }, false, ({ compost_g }) => compost_g),
  kilograms('lost', { fr: 'Perdus', en: 'Lost' }, false, ({ lost_g }) => lost_g),
  {
    code: 'value',
    name: { fr: 'Valeur', en: 'Value' },
    unit: { fr: 'kg pondérés par jour', en: 'weighted kg a day' },
    decimals: 0,
    moreIsBetter: true,
    of: ({ value }, days) => value / 1000 / days,
  },
  {
    code: 'km',
    name: { fr: 'Chemin', en: 'Way' },
    unit: { fr: 'km par jour', en: 'km a day' },
    decimals: 0,
    moreIsBetter: false,
    of: ({ travel_m }, days) => travel_m / 1000 / days,
  },
  {
    code: 'parcels',
    name: { fr: 'Parts', en: 'Parcels' },
    unit: { fr: 'par jour', en: 'a day' },
    decimals: 0,
    moreIsBetter: false,
    of: ({ parcels }, days) => parcels / days,
  },
  {
    code: 'hindsight',
    name: { fr: 'De l’idéal', en: 'Of hindsight' },
    unit: PERCENT,
    decimals: 1,
    moreIsBetter: true,
    of: ({ shareOfHindsight }) => 100 * shareOfHindsight,
  },
  {
    code: 'bound',
    name: { fr: 'Du plafond', en: 'Of the bound' },
    unit: PERCENT,
    decimals: 1,
    moreIsBetter: true,
    of: ({ shareOfBound }) => 100 * shareOfBound,
  },
  {
    code: 'least',
    name: { fr: 'La moins servie', en: 'Least served' },
    unit: NONE,
    decimals: 2,
    moreIsBetter: true,
    of: ({ fairness }) => fairness?.min ?? 0,
  },
  {
    code: 'most',
    name: { fr: 'La plus servie', en: 'Most served' },
    unit: NONE,
    decimals: 2,
    moreIsBetter: false,
    of: ({ fairness }) => fairness?.max ?? 0,
  },
  {
    code: 'gini',
    name: { fr: 'Inégalité (Gini)', en: 'Inequality (Gini)' },
    unit: NONE,
    decimals: 3,
    moreIsBetter: false,
    of: ({ fairness }) => fairness?.gini ?? 0,
  },
] as const satisfies readonly Measure[];

export type MeasureCode = (typeof MEASURES)[number]['code'];
