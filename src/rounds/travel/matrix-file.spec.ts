import { ProblemError } from '../../vocabulary/reading.js';
import { readMatrixFile, type MatrixFile } from './matrix-file.js';
import { MatrixFileSource } from './matrix-file.source.js';

/** Two places; the way down is 300 m, the way up 420 m: directed. No way for the van from B to A. */
const file = (change: (json: any) => void = () => undefined): unknown => {
  const json = {
    format: 'glane-travel/1',
    about: 'Mesuré à pied en novembre 2026',
    places: [{ code: 'A', point: [2.39, 48.87] }, { code: 'B' }],
    profiles: {
      walk: {
        metres: [
          [0, 300],
          [420, 0],
        ],
        seconds: [
          [0, 240.2],
          [360, 0],
        ],
      },
      van: {
        metres: [
          [0, 900],
          [null, 0],
        ],
        seconds: [
          [0, 180],
          [null, 0],
        ],
      },
    },
  };
  change(json);
  return json;
};

const lineOf = (json: unknown): string => {
  const read = readMatrixFile(json);
  return read instanceof ProblemError ? read.line : 'no error';
};

describe('a file of travel times', () => {
  it('is read as it is written, and answers by code or by point, in both directions', async () => {
    const source = new MatrixFileSource(readMatrixFile(file()) as MatrixFile);
    const byPoint = { point: [2.390_000_4, 48.87] as const, code: null };
    const byCode = { point: [0, 0] as const, code: 'B' };
    const stranger = { point: [2.5, 48.9] as const, code: 'C' };
    const ask = (profile: 'walk' | 'van' | 'cargo-bike') =>
      source.ask({ profile, from: [byPoint, byCode], to: [byPoint, byCode, stranger] });
    expect(await ask('walk')).toEqual([
      [{ metres: 0, seconds: 0 }, { metres: 300, seconds: 241 }, null],
      [{ metres: 420, seconds: 360 }, { metres: 0, seconds: 0 }, null],
    ]);
    expect((await ask('van'))[1]![0]).toBeNull();
    expect((await ask('cargo-bike')).flat()).toEqual([null, null, null, null, null, null]);
  });

  it.each<[string, (json: any) => void, string]>([
    ['another format', (json) => (json.format = 'glane-travel/2'), 'format: must be one of glane-travel/1, not "glane-travel/2"'],
    ['an unknown field', (json) => (json.place = []), 'place: unknown field'],
    ['a place without code and point', (json) => (json.places[1] = {}), 'places[1]: must have a code, a point or both'],
    ['the same code twice', (json) => (json.places[1].code = 'A'), 'places[1]: is there twice (same code)'],
    ['the same point twice', (json) => (json.places[1].point = [2.39, 48.87]), 'places[1]: is there twice (same point)'],
    ['latitude first', (json) => (json.places[0].point = [48.87, 92.39]), 'places[0].point: must be [longitude, latitude] in degrees'],
    ['an unknown profile', (json) => (json.profiles.lorry = json.profiles.van), 'profiles.lorry: unknown field'],
    ['no profile', (json) => (json.profiles = {}), 'profiles: must name a profile: walk, cargo-bike, van, refrigerated-van'],
    ['a row missing', (json) => json.profiles.walk.metres.pop(), 'profiles.walk.metres: must have a row for each of the 2 places, not 1'],
    [
      'a number missing',
      (json) => json.profiles.walk.seconds[1].pop(),
      'profiles.walk.seconds[1]: must have a number for each of the 2 places, not 1',
    ],
    ['a negative number', (json) => (json.profiles.walk.metres[0][1] = -3), 'profiles.walk.metres[0][1]: must be 0 or more, not -3'],
    ['a text', (json) => (json.profiles.walk.metres[0][1] = '300'), 'profiles.walk.metres[0][1]: must be a number, not "300"'],
    [
      'a way to itself',
      (json) => (json.profiles.walk.seconds[1][1] = 4),
      'profiles.walk.seconds[1][1]: must be 0: the way from a place to itself',
    ],
    [
      'metres without seconds',
      (json) => (json.profiles.van.metres[1][0] = 5),
      'profiles.van.metres[1][0]: must be null exactly where the seconds are',
    ],
  ])('names where it is wrong: %s', (_, change, line) => {
    expect(lineOf(file(change))).toBe(line);
  });
});
