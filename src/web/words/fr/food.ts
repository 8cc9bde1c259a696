export const categories = {
  bread: 'Pain',
  pastry: 'Viennoi\u00ADseries',
  fruit: 'Fruits',
  vegetables: 'Légumes',
  dairy: 'Produits laitiers',
  eggs: 'Œufs',
  meat: 'Viande',
  fish: 'Poisson',
  deli: 'Traiteur',
  'ready-meal': 'Plats préparés',
  sandwich: 'Sandwichs, salades',
  'frozen-food': 'Surgelés',
  dry: 'Épicerie',
  drink: 'Boissons',
  baby: 'Bébé',
  other: 'Autre',
};

export const cold = {
  frozen: 'Surgelé −18 °C',
  chilled2: 'Froid 0 à +2 °C',
  chilled3: 'Froid 0 à +3 °C',
  chilled4: 'Froid 0 à +4 °C',
  chilled6: 'Froid 0 à +6 °C',
  ambient: 'Température ambiante',
  hot: 'Chaud +63 °C',
};

export const dateKinds = {
  DLC: 'DLC – à consommer jusqu’au',
  DDM: 'DDM – de préférence avant',
  none: 'Sans date',
};

export const dateKindsShort = { DLC: 'DLC', DDM: 'DDM', none: 'Sans date' };

export const donorKinds = {
  supermarket: 'Supermarché',
  grocery: 'Épicerie, primeur',
  bakery: 'Boulangerie',
  butcher: 'Boucherie, poissonnerie',
  market: 'Marché',
  wholesaler: 'Grossiste',
  canteen: 'Cantine',
  restaurant: 'Restaurant',
  caterer: 'Traiteur',
  producer: 'Producteur',
  factory: 'Industriel',
  hub: 'Plateforme',
  other: 'Autre',
};

export const siteRoles = {
  donor: 'Donateur',
  association: 'Association',
  hub: 'Plateforme',
  feed: 'Alimentation animale',
  compost: 'Compost',
};

export const allergens = {
  gluten: 'Gluten',
  crustaceans: 'Crustacés',
  eggs: 'Œufs',
  fish: 'Poisson',
  peanuts: 'Arachide',
  soy: 'Soja',
  milk: 'Lait',
  nuts: 'Fruits à coque',
  celery: 'Céleri',
  mustard: 'Moutarde',
  sesame: 'Sésame',
  sulphites: 'Sulfites',
  lupin: 'Lupin',
  molluscs: 'Mollusques',
};
