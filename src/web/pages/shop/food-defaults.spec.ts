import { asksAnimalOrigin, asksPacking, asksProduction, FOOD_DEFAULTS } from './food-defaults.js';

describe('what is asked about a gift', () => {
  it('asks nothing about bread', () => {
    expect(asksAnimalOrigin('bread')).toBe(false);
    expect(asksPacking({ animalOrigin: false, donorKind: 'bakery' })).toBe(false);
    expect(FOOD_DEFAULTS.bread.dateKind).toBe('none');
  });

  it('asks a shop whether its meat is packed, and a canteen not', () => {
    expect(asksPacking({ animalOrigin: true, donorKind: 'supermarket' })).toBe(true);
    expect(asksPacking({ animalOrigin: true, donorKind: 'canteen' })).toBe(false);
  });

  it('asks a kitchen when its chilled dishes were cooked, and nobody else', () => {
    expect(asksProduction({ category: 'ready-meal', cold: 'chilled3', donorKind: 'canteen' })).toBe(true);
    expect(asksProduction({ category: 'ready-meal', cold: 'hot', donorKind: 'canteen' })).toBe(false);
    expect(asksProduction({ category: 'ready-meal', cold: 'chilled3', donorKind: 'supermarket' })).toBe(false);
    expect(asksProduction({ category: 'bread', cold: 'ambient', donorKind: 'canteen' })).toBe(false);
  });

  it.each(['meat', 'fish', 'deli', 'sandwich', 'ready-meal'] as const)(
    'proposes a use-by date for chilled %s, which the law asks for',
    (category) => {
      expect(FOOD_DEFAULTS[category]).toMatchObject({ dateKind: 'DLC', cold: expect.stringMatching(/^chilled/) });
    },
  );
});
