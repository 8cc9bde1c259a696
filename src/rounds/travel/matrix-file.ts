import type { Point } from '../../vocabulary/place.js';
import {
  list,
  numberFrom,
  object,
  oneOf,
  optional,
  readStrictly,
  required,
  stop,
  text,
  type ProblemError,
  type Read,
} from '../../vocabulary/reading.js';
import { PROFILES, type Profile } from '../core/problem.js';
import { amountOrNone } from './read-tables.js';
import { cellOf } from './travel-source.js';

/** A place of the file: known by a site's code, by its point, or by both. */
interface FilePlace {
  readonly code?: string;
  readonly point?: Point;
}

/** Directed: row = from, column = to, in the order of `places`; null where there is no way. */
interface FileTables {
  readonly metres: readonly (readonly (number | null)[])[];
  readonly seconds: readonly (readonly (number | null)[])[];
}

/** Travel times somebody measured or computed: the file format `glane-travel/1` (docs/travel.md). */
export interface MatrixFile {
  readonly format: 'glane-travel/1';
  /** Where the numbers come from and from when, for people. */
  readonly about?: string;
  readonly places: readonly FilePlace[];
  readonly profiles: Readonly<Partial<Record<Profile, FileTables>>>;
}

const point: Read<Point> = (value, where) => {
  const [lon, lat, ...more] = list(numberFrom(-180))(value, where);
  if (lon === undefined || lat === undefined || more.length > 0 || lon > 180 || Math.abs(lat) > 90)
    stop(where, 'must be [longitude, latitude] in degrees');
  return [lon, lat];
};

const place = object<FilePlace>({ code: optional(text), point: optional(point) }, ({ code, point: at }, where) => {
  if (code === undefined && at === undefined) stop(where, 'must have a code, a point or both');
});

const tables = object<FileTables>({ metres: required(list(list(amountOrNone))), seconds: required(list(list(amountOrNone))) });

const profiles = object(
  Object.fromEntries(PROFILES.map((profile) => [profile, optional(tables)])) as Record<Profile, ReturnType<typeof optional<FileTables>>>,
  (found, where) => {
    if (Object.keys(found).length === 0) stop(where, `must name a profile: ${PROFILES.join(', ')}`);
  },
);

const file = object<MatrixFile>(
  {
    format: required(oneOf(['glane-travel/1'])),
    about: optional(text),
    places: required(list(place)),
    profiles: required(profiles) as never,
  },
  (value) => {
    checkOnce(value.places);
    for (const [profile, found] of Object.entries(value.profiles)) checkTables(found, `profiles.${profile}`, value.places.length);
  },
);

/** Reads a `glane-travel/1` document strictly; answers the first error found. */
export const readMatrixFile = (json: unknown): MatrixFile | ProblemError => readStrictly(file, json);

/** Under which texts a place can be found. */
export const namesOf = ({ code, point: at }: { code?: string | null | undefined; point?: Point | undefined }): string[] => [
  ...(code ? [`code ${code}`] : []),
  ...(at ? [`point ${cellOf(at[0])} ${cellOf(at[1])}`] : []),
];

function checkOnce(places: readonly FilePlace[]): void {
  const seen = new Set<string>();
  places.forEach((one, index) => {
    for (const name of namesOf(one)) {
      if (seen.has(name)) stop(`places[${index}]`, `is there twice (same ${name.split(' ')[0]!})`);
      seen.add(name);
    }
  });
}

/** Square, zero from a place to itself, and metres exactly where there are seconds. */
function checkTables({ metres, seconds }: FileTables, where: string, size: number): void {
  for (const [name, rows] of [
    ['metres', metres],
    ['seconds', seconds],
  ] as const) {
    if (rows.length !== size) stop(`${where}.${name}`, `must have a row for each of the ${size} places, not ${rows.length}`);
    rows.forEach((row, index) => {
      if (row.length !== size) stop(`${where}.${name}[${index}]`, `must have a number for each of the ${size} places, not ${row.length}`);
      if (row[index] !== 0) stop(`${where}.${name}[${index}][${index}]`, 'must be 0: the way from a place to itself');
    });
  }
  metres.forEach((row, from) =>
    row.forEach((value, to) => {
      if ((value === null) !== (seconds[from]![to] === null))
        stop(`${where}.metres[${from}][${to}]`, 'must be null exactly where the seconds are');
    }),
  );
}
