export const categories = {
  bread: 'Bread',
  pastry: 'Pastries',
  fruit: 'Fruit',
  vegetables: 'Vegetables',
  dairy: 'Dairy',
  eggs: 'Eggs',
  meat: 'Meat',
  fish: 'Fish',
  deli: 'Deli',
  'ready-meal': 'Ready meals',
  sandwich: 'Sandwiches, salads',
  'frozen-food': 'Frozen',
  dry: 'Dry goods',
  drink: 'Drinks',
  baby: 'Baby food',
  other: 'Other',
};

export const cold = {
  frozen: 'Frozen −18 °C',
  chilled2: 'Chilled 0 to +2 °C',
  chilled3: 'Chilled 0 to +3 °C',
  chilled4: 'Chilled 0 to +4 °C',
  chilled6: 'Chilled 0 to +6 °C',
  ambient: 'Room temperature',
  hot: 'Hot +63 °C',
};

export const dateKinds = {
  DLC: 'Use by (DLC)',
  DDM: 'Best before (DDM)',
  none: 'No date',
};

export const dateKindsShort = { DLC: 'use by', DDM: 'best before', none: 'no date' };

export const donorKinds = {
  supermarket: 'Supermarket',
  grocery: 'Grocery, greengrocer',
  bakery: 'Bakery',
  butcher: 'Butcher, fishmonger',
  market: 'Market',
  wholesaler: 'Wholesaler',
  canteen: 'Canteen',
  restaurant: 'Restaurant',
  caterer: 'Caterer',
  producer: 'Producer',
  factory: 'Manufacturer',
  hub: 'Hub',
  other: 'Other',
};

export const siteRoles = {
  donor: 'Donor',
  association: 'Association',
  hub: 'Hub',
  feed: 'Animal feed',
  compost: 'Compost',
};

export const allergens = {
  gluten: 'Gluten',
  crustaceans: 'Crustaceans',
  eggs: 'Eggs',
  fish: 'Fish',
  peanuts: 'Peanuts',
  soy: 'Soy',
  milk: 'Milk',
  nuts: 'Nuts',
  celery: 'Celery',
  mustard: 'Mustard',
  sesame: 'Sesame',
  sulphites: 'Sulphites',
  lupin: 'Lupin',
  molluscs: 'Molluscs',
};
