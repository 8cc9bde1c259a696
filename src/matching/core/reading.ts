import { ProblemError } from './problem.js';

/** Thrown inside the reader only; `readProblem` turns it into the answer. */
export class ReadingStopped extends Error {
  constructor(readonly problemError: ProblemError) {
    super(problemError.line);
  }
}

export function stop(where: string, what: string): never {
  throw new ReadingStopped(new ProblemError(where, what));
}

/** Reads one value found at `where`, or stops with the reason. */
export type Read<T> = (value: unknown, where: string) => T;

interface Field<T> {
  readonly read: Read<T>;
  readonly required: boolean;
}

export const required = <T>(read: Read<T>): Field<T> => ({ read, required: true });
export const optional = <T>(read: Read<T>): Field<T> => ({ read, required: false });

type Fields<T> = { readonly [K in keyof T]-?: Field<T[K]> };

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

const join = (where: string, name: string): string => (where === '' ? name : `${where}.${name}`);

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
      if (found === undefined) {
        if (field.required) stop(join(where, name), 'is missing');
      } else {
        result[name] = field.read(found, join(where, name));
      }
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

export const text: Read<string> = (value, where) =>
  typeof value === 'string' && value !== '' ? value : stop(where, `must be a text, not ${show(value)}`);

export const truth: Read<boolean> = (value, where) =>
  typeof value === 'boolean' ? value : stop(where, `must be true or false, not ${show(value)}`);

/** A finite number of at least `from`; JSON's 1e309 reads as Infinity and is refused. */
export function numberFrom(from: number): Read<number> {
  return (value, where) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) stop(where, `must be a number, not ${show(value)}`);
    if ((value as number) < from) stop(where, `must be ${String(from)} or more, not ${show(value)}`);
    return value as number;
  };
}

export const aboveZero: Read<number> = (value, where) =>
  numberFrom(0)(value, where) > 0 ? (value as number) : stop(where, 'must be more than 0');

export const wholeFromOne: Read<number> = (value, where) =>
  Number.isSafeInteger(numberFrom(1)(value, where)) ? (value as number) : stop(where, `must be a whole number, not ${show(value)}`);

export function oneOf<T extends string>(values: readonly T[]): Read<T> {
  return (value, where) =>
    values.includes(value as T) ? (value as T) : stop(where, `must be one of ${values.join(', ')}, not ${show(value)}`);
}

export function nullOr<T>(read: Read<T>): Read<T | null> {
  return (value, where) => (value === null ? null : read(value, where));
}
