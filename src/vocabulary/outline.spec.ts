import { isInside, type Outline } from './outline.js';
import type { Point } from './place.js';

const square = (from: number, to: number): Point[] => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from],
];

describe('inside an outline', () => {
  const ringWithHole: Outline = { type: 'Polygon', coordinates: [square(0, 10), square(4, 6)] };
  const twoIslands: Outline = { type: 'MultiPolygon', coordinates: [[square(0, 1)], [square(5, 6)]] };
  // An arrow head: its notch at (5, 2) is outside although its hull holds it.
  const notched: Outline = {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [5, 4],
        [10, 0],
        [5, 10],
        [0, 0],
      ],
    ],
  };

  it.each<[string, Outline, Point, boolean]>([
    ['in the middle of the ring', ringWithHole, [2, 2], true],
    ['in its hole', ringWithHole, [5, 5], false],
    ['beside it', ringWithHole, [11, 5], false],
    ['above a corner', ringWithHole, [0, 11], false],
    ['on the second island', twoIslands, [5.5, 5.5], true],
    ['in the water between', twoIslands, [3, 3], false],
    ['in the arrow', notched, [5, 6], true],
    ['in its notch', notched, [5, 2], false],
    ['as high as a corner, to the west of it', notched, [-1, 4], false],
  ])('%s', (_, outline, point, expected) => {
    expect(isInside(outline, point)).toBe(expected);
  });
});
