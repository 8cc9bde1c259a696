import { boundOf, table } from './table.js';

const measured = { seconds: 0.5, cpuSeconds: 0.4, peak_mb: 100 };

test('objectives are shown in per cent of the linear bound, else of our own', () => {
  const row = {
    name: '200x30-scarce-1',
    pairs: 1_000,
    results: {
      'nearest-first': { ...measured, objective: 800 },
      ours: { ...measured, objective: 990, bound: 1_010 },
      'linear-bound': { ...measured, bound: 1_000 },
      exact: { ...measured, objective: 995, bound: 995, proven: true, seconds: 12 },
    },
  };
  const cells = table([row]).split('\n')[2]!.split(' | ');
  expect(cells.slice(0, 9)).toEqual([
    '| 200x30-scarce-1',
    '1,000',
    '80.00 %',
    '–',
    '–',
    '99.00 %',
    '1.98 %',
    '99.50 % proven, 12 s',
    '1,000 (linear)',
  ]);
  // Half a second for a thousand pairs.
  expect(cells[11]).toBe('500.0');
  const { 'linear-bound': _, ...results } = row.results;
  expect(boundOf({ results })).toEqual({ bound: 1_010, by: 'ours' });
});
