import { difference, estimate } from './statistics.js';

test('a t-interval: five weights of a textbook kind', () => {
  const { mean, half } = estimate([4, 5, 6, 7, 8]);
  expect(mean).toBe(6);
  // s = √2.5, t(4) = 2.776: 2.776 × 1.5811 / √5.
  expect(half).toBeCloseTo(1.963, 3);
});

test('one observation says nothing of how sure it is; none is not a number', () => {
  expect(estimate([3])).toEqual({ mean: 3, half: null });
  expect(estimate([])).toEqual({ mean: NaN, half: null });
});

test('differences are taken seed by seed, so that what both met falls away', () => {
  const mine = [10, 20, 30];
  const others = [9, 19, 29];
  expect(difference(mine, others)).toEqual({ mean: 1, half: 0 });
  expect(estimate(mine).half).toBeGreaterThan(20);
});

test.each([
  [32, 2.042],
  [45, 2.021],
  [500, 1.98],
])('with %i observations the interval is never too narrow', (count, t) => {
  const observed = Array.from({ length: count }, (_, n) => n % 2);
  const mean = observed.reduce((sum, value) => sum + value, 0) / count;
  const deviation = Math.sqrt(observed.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1));
  expect(estimate(observed).half).toBeCloseTo((t * deviation) / Math.sqrt(count), 10);
});
