import { loadsOf, pagesOf } from './sheet-load.js';

describe('the run sheet', () => {
  it('has a page for each twelve stops, and one for none', () => {
    const lengths = (count: number): number[] => pagesOf(Array.from({ length: count }, (_, n) => n)).map(({ length }) => length);
    expect([0, 1, 12, 13, 24, 25].map(lengths)).toEqual([[0], [1], [12], [12, 1], [12, 12], [12, 12, 1]]);
    expect(pagesOf([1, 2, 3], 2).flat()).toEqual([1, 2, 3]);
  });

  it('adds up what is handed over by cold class', () => {
    const line = (cold: string, planned_g: number, packages: number) => ({ cold, planned_g, packages }) as never;
    expect(loadsOf({ lines: [line('chilled4', 2000, 3), line('ambient', 9000, 1), line('chilled4', 500, 2)] })).toEqual([
      { cold: 'ambient', grams: 9000, packages: 1 },
      { cold: 'chilled4', grams: 2500, packages: 5 },
    ]);
  });
});
