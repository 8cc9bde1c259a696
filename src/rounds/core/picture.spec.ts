import { withoutMetadata } from './picture.js';

const segment = (marker: number, content: readonly number[]): number[] => [0xff, marker, 0, content.length + 2, ...content];
const START = [0xff, 0xd8];
const SCAN = [0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9];
const JFIF = segment(0xe0, [74, 70, 73, 70, 0]);
const EXIF = segment(0xe1, [69, 120, 105, 102, 0, 0]);
const ICC = segment(0xe2, [73, 67, 67]);
const NOTE = segment(0xfe, [104, 105]);
const TABLE = segment(0xdb, [1, 2, 3]);

const cleaned = (...parts: number[][]): number[] | null => {
  const answer = withoutMetadata(Uint8Array.from(parts.flat()));
  return answer && [...answer];
};

describe('a photo', () => {
  it('keeps its picture and its colours, and loses where, when and with what it was taken', () => {
    expect(cleaned(START, JFIF, EXIF, ICC, NOTE, TABLE, SCAN)).toEqual([...START, ...JFIF, ...ICC, ...TABLE, ...SCAN]);
  });

  it.each<[string, number[][]]>([
    ['a PNG', [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]],
    ['nothing', []],
    ['a JPEG that was cut before its picture', [START, JFIF, TABLE]],
    ['a length that leads beyond the end', [START, [0xff, 0xe1, 0xff, 0xff, 1, 2], SCAN]],
    ['a length that leads nowhere', [START, [0xff, 0xe1, 0, 0], SCAN]],
    ['bytes between segments', [START, JFIF, [0, 0, 0, 0], SCAN]],
  ])('is not %s', (_, parts) => {
    expect(cleaned(...parts)).toBeNull();
  });
});
