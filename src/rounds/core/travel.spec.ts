import type { TravelFacts } from './problem.js';
import { PROFILES } from './problem.js';
import { travelTimes } from './travel.js';

/** A thousandth of a degree of latitude is 111.195 m on a sphere of 6,371,008.8 m, wherever it is. */
const NORTH_M = 111.195;

const places = [
  { id: 'a', point: [2.4, 48.86] as const },
  { id: 'ten to the north', point: [2.4, 48.87] as const },
  { id: 'also a', point: [2.4, 48.86] as const },
];

const leg = (travel: TravelFacts, profile: (typeof PROFILES)[number], [from, to]: [number, number]): [number, number] => {
  const { size, metres, seconds } = travelTimes(travel, places).legs(profile);
  return [metres[from * size + to] ?? NaN, seconds[from * size + to] ?? NaN];
};

describe('the affine model', () => {
  const crow_m = 10 * NORTH_M;

  test.each([
    ['walk', 165, 4.5],
    ['cargo-bike', 165, 12],
    ['van', 347, 18],
    ['refrigerated-van', 347, 18],
  ] as const)('makes a detour and takes its time by %s', (profile, intercept_m, speed_kmh) => {
    const [metres, seconds] = leg({ model: 'affine' }, profile, [0, 1]);
    expect(metres).toBe(Math.round(intercept_m + 1.115 * crow_m));
    // Whole seconds, never fewer than the way takes.
    expect(seconds - (intercept_m + 1.115 * crow_m) / (speed_kmh / 3.6)).toBeGreaterThanOrEqual(0);
    expect(seconds - (intercept_m + 1.115 * crow_m) / (speed_kmh / 3.6)).toBeLessThan(1);
  });

  it('goes nowhere between two places at one point', () => {
    expect(leg({ model: 'affine' }, 'van', [0, 2])).toEqual([0, 0]);
    expect(leg({ model: 'affine' }, 'van', [1, 1])).toEqual([0, 0]);
  });

  it('takes what the problem says of a profile, and keeps the rest', () => {
    const travel: TravelFacts = { model: 'affine', profiles: { van: { speed_kmh: 36, slope: 1 } } };
    expect(leg(travel, 'van', [0, 1])).toEqual([Math.round(347 + crow_m), Math.ceil((347 + crow_m) / 10)]);
    expect(leg(travel, 'walk', [0, 1])).toEqual(leg({ model: 'affine' }, 'walk', [0, 1]));
  });
});

describe('a matrix', () => {
  const metres = [
    [0, 7, 2],
    [9, 0, 4],
    [2, 4, 0],
  ];

  it('is directed, and taken as it is', () => {
    const seconds = metres.map((row) => row.map((m) => m * 1.5));
    const travel: TravelFacts = { model: 'matrix', profiles: { van: { metres, seconds } } };
    expect(leg(travel, 'van', [0, 1])).toEqual([7, 10.5]);
    expect(leg(travel, 'van', [1, 0])).toEqual([9, 13.5]);
  });
});
