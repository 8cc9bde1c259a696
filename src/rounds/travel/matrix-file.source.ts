import { readFileSync, statSync } from 'node:fs';
import { ProblemError } from '../../vocabulary/reading.js';
import type { Profile } from '../core/problem.js';
import { namesOf, readMatrixFile, type MatrixFile } from './matrix-file.js';
import { legOf, type Leg, type LegRows, type TravelPlace, type TravelQuestion, type TravelSource } from './travel-source.js';

const MOST_BYTES = 256 * 1024 * 1024;

/** Travel times from a file, held in memory. What it does not know, place, profile or way, is null. */
export class MatrixFileSource implements TravelSource {
  readonly kind = 'matrix';
  readonly remote = false;
  readonly most = Infinity;
  private readonly rows = new Map<string, number>();

  constructor(private readonly file: MatrixFile) {
    file.places.forEach((place, index) => {
      for (const name of namesOf(place)) this.rows.set(name, index);
    });
  }

  answersAs(profile: Profile): string {
    return profile;
  }

  ask({ profile, from, to }: TravelQuestion): Promise<LegRows> {
    const columns = to.map((place) => this.rowOf(place));
    return Promise.resolve(from.map((place) => this.legsFrom(profile, this.rowOf(place), columns)));
  }

  /** The code decides where both are known: a site may have moved across its street since. */
  private rowOf(place: TravelPlace): number | undefined {
    return namesOf(place)
      .map((name) => this.rows.get(name))
      .find((row) => row !== undefined);
  }

  private legsFrom(profile: Profile, row: number | undefined, columns: readonly (number | undefined)[]): (Leg | null)[] {
    const tables = this.file.profiles[profile];
    return columns.map((column) =>
      !tables || row === undefined || column === undefined ? null : legOf(tables.metres[row]![column]!, tables.seconds[row]![column]!),
    );
  }
}

/**
 * The source of the setting TRAVEL_MATRIX_FILE.
 *
 * @throws Error in one line where the file is not there or has an error: the program does not start with half a matrix.
 */
export function openMatrixFile(path: string): MatrixFileSource {
  const where = `TRAVEL_MATRIX_FILE=${path}`;
  let json: unknown;
  try {
    if (statSync(path).size > MOST_BYTES) throw new Error(`is larger than ${MOST_BYTES} bytes`);
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new Error(`${where}: cannot be read: ${(cause as Error).message}`, { cause });
  }
  const read = readMatrixFile(json);
  if (read instanceof ProblemError) throw new Error(`${where}: ${read.line}`);
  return new MatrixFileSource(read);
}
