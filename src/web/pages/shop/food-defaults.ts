import type { Category, ColdClass, DateKind, DonorKind } from '../../api/types.js';

/** What is usual for a category: proposed, so that a tired person only has to correct what is different today. */
export interface FoodDefaults {
  cold: ColdClass;
  dateKind: DateKind;
  /** Null: it depends on the product, so it is asked where it matters. */
  animalOrigin: boolean | null;
  crate_kg: number;
  piece_g: number;
}

const usual = (cold: ColdClass, dateKind: DateKind, animalOrigin: boolean | null, crate_kg: number, piece_g: number): FoodDefaults => ({
  cold,
  dateKind,
  animalOrigin,
  crate_kg,
  piece_g,
});

/** Cold classes as the labels usually ask (GBPH Aide alimentaire); weights are those of a common crate and piece. */
export const FOOD_DEFAULTS: Readonly<Record<Category, FoodDefaults>> = {
  bread: usual('ambient', 'none', false, 5, 250),
  pastry: usual('ambient', 'none', null, 4, 80),
  fruit: usual('ambient', 'none', false, 10, 150),
  vegetables: usual('ambient', 'none', false, 10, 500),
  dairy: usual('chilled6', 'DLC', true, 8, 500),
  eggs: usual('ambient', 'DDM', true, 10, 360),
  meat: usual('chilled4', 'DLC', true, 8, 500),
  fish: usual('chilled2', 'DLC', true, 6, 400),
  deli: usual('chilled4', 'DLC', true, 6, 200),
  'ready-meal': usual('chilled3', 'DLC', null, 8, 350),
  sandwich: usual('chilled4', 'DLC', null, 4, 200),
  'frozen-food': usual('frozen', 'DDM', null, 10, 500),
  dry: usual('ambient', 'DDM', false, 10, 500),
  drink: usual('ambient', 'DDM', false, 12, 1000),
  baby: usual('ambient', 'DDM', null, 6, 200),
  other: usual('ambient', 'DDM', null, 8, 500),
};

/** Shops and wholesalers may not give unpacked food of animal origin to associations (rule `unpacked-animal-origin`). */
const RETAIL: ReadonlySet<DonorKind> = new Set(['supermarket', 'grocery', 'bakery', 'butcher', 'market', 'wholesaler']);
/** Their cooked dishes keep three days from the day they were made (rule `canteen-shelf-life`). */
const KITCHENS: ReadonlySet<DonorKind> = new Set(['canteen', 'caterer', 'restaurant']);

interface Asked {
  category: Category;
  animalOrigin: boolean;
  cold: ColdClass;
  donorKind: DonorKind;
}

/** Whether it must be said that the food comes from animals: only where the category leaves it open. */
export const asksAnimalOrigin = (category: Category): boolean => FOOD_DEFAULTS[category].animalOrigin === null;

/** Whether it must be said that it is packed: only where unpacked would change who may get it. */
export const asksPacking = ({ animalOrigin, donorKind }: Pick<Asked, 'animalOrigin' | 'donorKind'>): boolean =>
  animalOrigin && RETAIL.has(donorKind);

/** Whether the day it was cooked must be said. */
export const asksProduction = ({ category, cold, donorKind }: Omit<Asked, 'animalOrigin'>): boolean =>
  category === 'ready-meal' && cold.startsWith('chilled') && KITCHENS.has(donorKind);
