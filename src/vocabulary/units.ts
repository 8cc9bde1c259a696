/**
 * Numbers that cannot be mixed up: a plain number fits each of them, but grams do not fit where metres are asked for.
 * They cost nothing at run time.
 */
type Unit<Name extends string> = number & { readonly unit?: Name };

export type Grams = Unit<'g'>;
export type Metres = Unit<'m'>;
/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Unit<'instant'>;
/** Whole days since 1970-01-01, of a calendar date with no time zone. */
export type DayNumber = Unit<'day'>;
