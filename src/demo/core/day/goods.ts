import type { Allergen, Category, ColdClass, DateKind, DonorKind } from '../../../vocabulary/food.js';

/** What a kind of food usually looks like when it is given. */
export interface Goods {
  readonly labels: readonly string[];
  readonly cold: ColdClass;
  readonly dateKind: DateKind;
  readonly animalOrigin: boolean;
  readonly package_g: number;
  /** Null: nobody has noted them. */
  readonly allergens: readonly Allergen[] | null;
}

export const GOODS: Readonly<Partial<Record<Category, Goods>>> = {
  bread: { labels: ['Pain de la journée', 'Baguettes', 'Pains spéciaux'], cold: 'ambient', dateKind: 'none', animalOrigin: false, package_g: 3000, allergens: ['gluten'] },
  pastry: { labels: ['Viennoiseries', 'Tartes et gâteaux', 'Brioches'], cold: 'ambient', dateKind: 'none', animalOrigin: true, package_g: 1500, allergens: ['gluten', 'eggs', 'milk'] },
  fruit: { labels: ['Pommes et poires', 'Bananes mûres', 'Agrumes', 'Fruits de saison'], cold: 'ambient', dateKind: 'none', animalOrigin: false, package_g: 5000, allergens: [] },
  vegetables: { labels: ['Légumes de saison', 'Salades', 'Carottes et poireaux', 'Pommes de terre'], cold: 'ambient', dateKind: 'none', animalOrigin: false, package_g: 6000, allergens: [] },
  dairy: { labels: ['Yaourts', 'Fromages emballés', 'Crèmes dessert', 'Lait frais'], cold: 'chilled6', dateKind: 'DLC', animalOrigin: true, package_g: 1500, allergens: ['milk'] },
  eggs: { labels: ['Œufs par boîtes'], cold: 'ambient', dateKind: 'DDM', animalOrigin: true, package_g: 2000, allergens: ['eggs'] },
  meat: { labels: ['Volaille sous vide', 'Steaks emballés', 'Rôtis sous vide'], cold: 'chilled4', dateKind: 'DLC', animalOrigin: true, package_g: 1000, allergens: [] },
  fish: { labels: ['Filets de poisson emballés'], cold: 'chilled2', dateKind: 'DLC', animalOrigin: true, package_g: 1000, allergens: ['fish'] },
  deli: { labels: ['Charcuterie emballée', 'Terrines'], cold: 'chilled4', dateKind: 'DLC', animalOrigin: true, package_g: 800, allergens: [] },
  'ready-meal': { labels: ['Plats du jour', 'Gratins', 'Plats cuisinés'], cold: 'chilled3', dateKind: 'DLC', animalOrigin: true, package_g: 2500, allergens: ['gluten', 'milk'] },
  sandwich: { labels: ['Sandwichs', 'Salades composées'], cold: 'chilled4', dateKind: 'DLC', animalOrigin: true, package_g: 1500, allergens: ['gluten', 'milk', 'mustard'] },
  'frozen-food': { labels: ['Légumes surgelés', 'Pizzas surgelées'], cold: 'frozen', dateKind: 'DDM', animalOrigin: false, package_g: 2000, allergens: ['gluten'] },
  dry: { labels: ['Pâtes et riz', 'Conserves', 'Biscuits', 'Farine'], cold: 'ambient', dateKind: 'DDM', animalOrigin: false, package_g: 3000, allergens: ['gluten'] },
  drink: { labels: ['Jus de fruits', 'Eaux et sirops'], cold: 'ambient', dateKind: 'DDM', animalOrigin: false, package_g: 6000, allergens: [] },
}; // prettier-ignore

type Shares = Readonly<Partial<Record<Category, number>>>;

/** What each kind of donor gives, in shares of its lots. */
export const GIVES: Readonly<Record<DonorKind, Shares>> = {
  supermarket: {
    dairy: 20,
    vegetables: 15,
    fruit: 12,
    bread: 10,
    deli: 8,
    meat: 8,
    'ready-meal': 8,
    dry: 8,
    sandwich: 5,
    pastry: 4,
    drink: 1,
    'frozen-food': 1,
  },
  grocery: { vegetables: 30, fruit: 25, dry: 18, dairy: 15, drink: 6, eggs: 3, 'frozen-food': 3 },
  bakery: { bread: 55, pastry: 30, sandwich: 15 },
  butcher: { meat: 50, deli: 40, fish: 10 },
  market: { vegetables: 52, fruit: 40, bread: 4, dairy: 4 },
  wholesaler: { fruit: 40, vegetables: 40, dairy: 20 },
  canteen: { 'ready-meal': 62, fruit: 12, bread: 14, dairy: 12 },
  restaurant: { 'ready-meal': 80, bread: 20 },
  caterer: { 'ready-meal': 75, sandwich: 15, pastry: 10 },
  producer: { vegetables: 80, fruit: 20 },
  factory: { dry: 100 },
  hub: { vegetables: 100 },
  other: { dry: 100 },
};
