import type { Instant } from './units.js';

/**
 * Strict reading of the JSON documents that a pure core answers (matching problems, rounds problems): every field known,
 * present where it must be, of its type and in its range. The first error found stops the reading.
 */

/** Where a document is wrong and what was expected, in one line such as `lots[3].pickup: ends before it starts`. */
export class ProblemError {
  constructor(
    readonly where: string,
    readonly what: string,
  ) {}

  get line(): string {
    return `${this.where}: ${this.what}`;
  }
}

/** Thrown inside a reader only; `readStrictly` turns it into the answer. */
class ReadingStopped extends Error {
  constructor(readonly problemError: ProblemError) {
    super(problemError.line);
  }
}

/** Stops the reading with the place and the reason. */
export function stop(where: string, what: string): never {
  throw new ReadingStopped(new ProblemError(where, what));
}

/** Reads one value found at `where`, or stops with the reason. */
export type Read<T> = (value: unknown, where: string) => T;

/** Reads a whole document: its value, or the first error in it. */
export function readStrictly<T>(read: Read<T>, json: unknown): T | ProblemError {
  try {
    return read(json, '');
  } catch (error) {
    if (error instanceof ReadingStopped) return error.problemError;
    throw error;
  }
}

interface Field<T> {
  readonly read: Read<T>;
  readonly required: boolean;
}

export const required = <T>(read: Read<T>): Field<T> => ({ read, required: true });
export const optional = <T>(read: Read<T>): Field<T> => ({ read, required: false });

type Fields<T> = { readonly [K in keyof T]-?: Field<Exclude<T[K], undefined>> };

/** A value as it may be quoted in an error line: short, and without control characters. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A field's path; a name that no reader knows may hold anything, and the line must stay one line. */
function join(where: string, name: string): string {
  const safe = /^[\w-]{1,40}$/.test(name) ? name : shown(name);
  return where === '' ? safe : `${where}.${safe}`;
}

/** An object with these fields and no other. `check` compares fields with one another once all are read. */
export function object<T extends object>(fields: Fields<T>, check?: (value: T, where: string) => void): Read<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      stop(where === '' ? 'file' : where, 'must be an object');
    }
    const source = value as Record<string, unknown>;
    for (const name of Object.keys(source)) {
      if (!Object.hasOwn(fields, name)) stop(join(where, name), 'unknown field');
    }
    const result: Partial<T> = {};
    for (const name of names) {
      const field = fields[name];
      const found = Object.hasOwn(source, name) ? source[name] : undefined;
      if (found !== undefined) result[name] = field.read(found, join(where, name));
      else if (field.required) stop(join(where, name), 'is missing');
    }
    check?.(result as T, where);
    return result as T;
  };
}

export function list<T>(read: Read<T>): Read<T[]> {
  return (value, where) => {
    if (!Array.isArray(value)) stop(where, 'must be a list');
    return (value as unknown[]).map((item, index) => read(item, `${where}[${String(index)}]`));
  };
}

/** An object whose fields may have any name and all hold the same kind of value. */
export function mapOf<T>(read: Read<T>): Read<Record<string, T>> {
  return (value, where) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) stop(where, 'must be an object');
    return Object.fromEntries(Object.entries(value as object).map(([name, item]) => [name, read(item, join(where, name))]));
  };
}

export const text: Read<string> = (value, where) =>
  typeof value === 'string' && value !== '' ? value : stop(where, `must be a text, not ${shown(value)}`);

export const truth: Read<boolean> = (value, where) =>
  typeof value === 'boolean' ? value : stop(where, `must be true or false, not ${shown(value)}`);

/** A finite number of at least `from`; JSON's 1e309 reads as Infinity and is refused. */
export function numberFrom(from: number): Read<number> {
  return (value, where) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) stop(where, `must be a number, not ${shown(value)}`);
    if ((value as number) < from) stop(where, `must be ${String(from)} or more, not ${shown(value)}`);
    return value as number;
  };
}

export const aboveZero: Read<number> = (value, where) =>
  numberFrom(0)(value, where) > 0 ? (value as number) : stop(where, 'must be more than 0');

export const wholeFromOne: Read<number> = (value, where) =>
  Number.isSafeInteger(numberFrom(1)(value, where)) ? (value as number) : stop(where, `must be a whole number, not ${shown(value)}`);

export function oneOf<T extends string>(values: readonly T[]): Read<T> {
  return (value, where) =>
    values.includes(value as T) ? (value as T) : stop(where, `must be one of ${values.join(', ')}, not ${shown(value)}`);
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** The instant of an ISO 8601 text with an offset, or undefined when it is not one (30 February included). */
export function instantOf(iso: string): Instant | undefined {
  const day = INSTANT.exec(iso)?.[1];
  if (day === undefined) return undefined;
  const midnight = Date.parse(`${day}T00:00:00Z`);
  // Date.parse turns 30 February into 2 March instead of refusing it.
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined;
  return Date.parse(iso);
}

export const isoInstant: Read<string> = (value, where) =>
  instantOf(text(value, where)) === undefined
    ? stop(where, `must be an instant with an offset, such as 2026-11-20T18:00:00+01:00, not ${shown(value)}`)
    : (value as string);
