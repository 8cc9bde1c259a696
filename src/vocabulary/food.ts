import type { Words } from './words.js';

/** What a lot is made of, for the whole product: the list a shop chooses from and an association accepts from. */
export const CATEGORIES = [
  'bread',
  'pastry',
  'fruit',
  'vegetables',
  'dairy',
  'eggs',
  'meat',
  'fish',
  'deli',
  'ready-meal',
  'sandwich',
  'frozen-food',
  'dry',
  'drink',
  'baby',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const categoryWords: Readonly<Record<Category, Words>> = {
  bread: { fr: 'Pain', en: 'Bread' },
  pastry: { fr: 'Viennoiseries et pâtisseries', en: 'Pastries and cakes' },
  fruit: { fr: 'Fruits', en: 'Fruit' },
  vegetables: { fr: 'Légumes', en: 'Vegetables' },
  dairy: { fr: 'Produits laitiers', en: 'Dairy' },
  eggs: { fr: 'Œufs', en: 'Eggs' },
  meat: { fr: 'Viande et volaille', en: 'Meat and poultry' },
  fish: { fr: 'Poisson et fruits de mer', en: 'Fish and seafood' },
  deli: { fr: 'Charcuterie et traiteur', en: 'Deli' },
  'ready-meal': { fr: 'Plats préparés', en: 'Ready meals' },
  sandwich: { fr: 'Sandwichs et salades', en: 'Sandwiches and salads' },
  'frozen-food': { fr: 'Surgelés', en: 'Frozen food' },
  dry: { fr: 'Épicerie', en: 'Dry goods' },
  drink: { fr: 'Boissons', en: 'Drinks' },
  baby: { fr: 'Alimentation infantile', en: 'Baby food' },
  other: { fr: 'Autre', en: 'Other' },
};

/** Coldest first; a class names the temperature the label asks for (frozen ≤ −18 °C, chilled2 0/+2 °C … hot ≥ +63 °C). */
export const COLD_CLASSES = ['frozen', 'chilled2', 'chilled3', 'chilled4', 'chilled6', 'ambient', 'hot'] as const;
export type ColdClass = (typeof COLD_CLASSES)[number];

export const coldWords: Readonly<Record<ColdClass, Words>> = {
  frozen: { fr: 'Surgelé (−18 °C)', en: 'Frozen (−18 °C)' },
  chilled2: { fr: 'Réfrigéré (0 à +2 °C)', en: 'Chilled (0 to +2 °C)' },
  chilled3: { fr: 'Réfrigéré (0 à +3 °C)', en: 'Chilled (0 to +3 °C)' },
  chilled4: { fr: 'Réfrigéré (0 à +4 °C)', en: 'Chilled (0 to +4 °C)' },
  chilled6: { fr: 'Réfrigéré (0 à +6 °C)', en: 'Chilled (0 to +6 °C)' },
  ambient: { fr: 'Température ambiante', en: 'Ambient' },
  hot: { fr: 'Chaud (+63 °C)', en: 'Hot (+63 °C)' },
};

/** DLC: use-by date. DDM: best-before date. none: food that carries no date. */
export const DATE_KINDS = ['DLC', 'DDM', 'none'] as const;
export type DateKind = (typeof DATE_KINDS)[number];

/** The kind of a donor decides the legal rules that its gifts fall under. `hub` gives what it sorted or transformed. */
export const DONOR_KINDS = [
  'supermarket',
  'grocery',
  'bakery',
  'butcher',
  'market',
  'wholesaler',
  'canteen',
  'restaurant',
  'caterer',
  'producer',
  'factory',
  'hub',
  'other',
] as const;
export type DonorKind = (typeof DONOR_KINDS)[number];

export const donorKindWords: Readonly<Record<DonorKind, Words>> = {
  supermarket: { fr: 'Supermarché', en: 'Supermarket' },
  grocery: { fr: 'Épicerie, primeur', en: 'Grocery' },
  bakery: { fr: 'Boulangerie', en: 'Bakery' },
  butcher: { fr: 'Boucherie, poissonnerie', en: 'Butcher, fishmonger' },
  market: { fr: 'Marché', en: 'Market' },
  wholesaler: { fr: 'Grossiste', en: 'Wholesaler' },
  canteen: { fr: 'Cantine', en: 'Canteen' },
  restaurant: { fr: 'Restaurant', en: 'Restaurant' },
  caterer: { fr: 'Traiteur', en: 'Caterer' },
  producer: { fr: 'Producteur', en: 'Producer' },
  factory: { fr: 'Industriel', en: 'Food manufacturer' },
  hub: { fr: 'Plateforme', en: 'Hub' },
  other: { fr: 'Autre', en: 'Other' },
};

/** Who may receive; feed and compost are last resorts and never count as saved. */
export const RECIPIENT_KINDS = ['association', 'hub', 'feed', 'compost'] as const;
export type RecipientKind = (typeof RECIPIENT_KINDS)[number];

/** The fourteen allergens that must be declared (Regulation (EU) 1169/2011, annex II). */
export const ALLERGENS = [
  'gluten',
  'crustaceans',
  'eggs',
  'fish',
  'peanuts',
  'soy',
  'milk',
  'nuts',
  'celery',
  'mustard',
  'sesame',
  'sulphites',
  'lupin',
  'molluscs',
] as const;
export type Allergen = (typeof ALLERGENS)[number];

export const allergenWords: Readonly<Record<Allergen, Words>> = {
  gluten: { fr: 'Gluten', en: 'Gluten' },
  crustaceans: { fr: 'Crustacés', en: 'Crustaceans' },
  eggs: { fr: 'Œufs', en: 'Eggs' },
  fish: { fr: 'Poisson', en: 'Fish' },
  peanuts: { fr: 'Arachide', en: 'Peanuts' },
  soy: { fr: 'Soja', en: 'Soy' },
  milk: { fr: 'Lait', en: 'Milk' },
  nuts: { fr: 'Fruits à coque', en: 'Nuts' },
  celery: { fr: 'Céleri', en: 'Celery' },
  mustard: { fr: 'Moutarde', en: 'Mustard' },
  sesame: { fr: 'Sésame', en: 'Sesame' },
  sulphites: { fr: 'Sulfites', en: 'Sulphites' },
  lupin: { fr: 'Lupin', en: 'Lupin' },
  molluscs: { fr: 'Mollusques', en: 'Molluscs' },
};
