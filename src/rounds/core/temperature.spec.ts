import type { ColdClass } from '../../vocabulary/food.js';
import { temperaturePasses } from './temperature.js';

describe('a temperature reading', () => {
  // The figures are those of GBPH fiche 12; a change of the guide must change them here too.
  it.each<[string, ColdClass, number | null, string]>([
    ['frozen at −18 °C', 'frozen', -18, 'ok'],
    ['frozen at −15 °C', 'frozen', -15, 'ok'],
    ['frozen above −15 °C', 'frozen', -14.9, 'out-of-range'],
    ['fish at +2 °C', 'chilled2', 2, 'ok'],
    ['fish has no tolerance', 'chilled2', 2.1, 'out-of-range'],
    ['yogurt at +8 °C, just tolerated', 'chilled6', 8, 'ok'],
    ['yogurt above +8 °C', 'chilled6', 8.1, 'out-of-range'],
    ['chilled without a reading', 'chilled4', null, 'missing'],
    ['bread needs none', 'ambient', null, 'ok'],
    ['a hot dish at +63 °C', 'hot', 63, 'ok'],
    ['a hot dish that cooled', 'hot', 62.9, 'out-of-range'],
  ])('%s', (_, cold, reading, expected) => {
    expect(temperaturePasses(cold, reading)).toBe(expected);
  });
});
