import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  isEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateIf,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';

/**
 * The fields of requests and answers: each decorator says at once what is accepted, what the OpenAPI document
 * promises and, by its name, what the field is. Limits are inclusive.
 */
interface Common {
  about: string;
  optional?: boolean;
  nullable?: boolean;
  example?: unknown;
}

/** A field that may be missing may still not be null, unless it says so: null would reach a column that cannot hold it. */
function absence({ optional, nullable }: Common): PropertyDecorator[] {
  if (nullable) return [IsOptional()];
  return optional ? [ValidateIf((_, value) => value !== undefined)] : [];
}

const field = (options: Common, api: ApiPropertyOptions, ...rules: PropertyDecorator[]): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      description: options.about,
      required: !options.optional,
      ...(options.nullable ? { nullable: true } : {}),
      ...(options.example === undefined ? {} : { example: options.example }),
      ...api,
    } as ApiPropertyOptions),
    ...absence(options),
    ...rules,
  );

/** What no text may hold: NUL and lone surrogates cannot be stored, other control characters hide things from readers. */
const CLEAN_TEXT = /^(?:[^\p{Cc}\p{Cs}]|[\n\r\t])*$/u;

export const Text = (options: Common & { max?: number; min?: number; pattern?: RegExp }): PropertyDecorator =>
  field(
    options,
    {
      type: 'string',
      maxLength: options.max ?? 200,
      ...(options.min ? { minLength: options.min } : {}),
      ...(options.pattern ? { pattern: options.pattern.source } : {}),
    },
    IsString({ context: { code: 'not-text' } }),
    MinLength(options.min ?? 0, { context: { code: 'too-short' } }),
    MaxLength(options.max ?? 200, { context: { code: 'too-long' } }),
    Matches(CLEAN_TEXT, { context: { code: 'control-characters' } }),
    ...(options.pattern ? [Matches(options.pattern, { context: { code: 'wrong-form' } })] : []),
  );

/** class-validator passes on what it knows of a broken rule (our code) only where the rule has some message of its own. */
const defaultMessage = (): string => '$property';

@ValidatorConstraint({ name: 'email' })
class EmailRule implements ValidatorConstraintInterface {
  defaultMessage = defaultMessage;

  /** The library's check fails on a lone surrogate instead of refusing it. */
  validate(value: unknown): boolean {
    return typeof value === 'string' && CLEAN_TEXT.test(value) && isEmail(value);
  }
}

export const Email = (options: Common): PropertyDecorator =>
  field(
    options,
    { type: 'string', format: 'email', maxLength: 254 },
    Validate(EmailRule, { context: { code: 'not-an-email' } }),
    MaxLength(254, { context: { code: 'too-long' } }),
  );

export const Whole = (options: Common & { min: number; max: number }): PropertyDecorator =>
  field(
    options,
    { type: 'integer', minimum: options.min, maximum: options.max },
    IsInt({ context: { code: 'not-a-whole-number' } }),
    Min(options.min, { context: { code: 'too-small', limit: options.min } }),
    Max(options.max, { context: { code: 'too-large', limit: options.max } }),
  );

export const Decimal = (options: Common & { min: number; max: number }): PropertyDecorator =>
  field(
    options,
    { type: 'number', minimum: options.min, maximum: options.max },
    IsNumber({ allowInfinity: false, allowNaN: false }, { context: { code: 'not-a-number' } }),
    Min(options.min, { context: { code: 'too-small', limit: options.min } }),
    Max(options.max, { context: { code: 'too-large', limit: options.max } }),
  );

export const Flag = (options: Common): PropertyDecorator =>
  field(options, { type: 'boolean' }, IsBoolean({ context: { code: 'not-yes-or-no' } }));

export const OneOf = (values: readonly string[], options: Common): PropertyDecorator =>
  field(options, { type: 'string', enum: [...values] }, IsIn(values as string[], { context: { code: 'not-in-list', allowed: values } }));

export const ManyOf = (values: readonly string[], options: Common): PropertyDecorator =>
  field(
    options,
    { type: 'array', items: { type: 'string', enum: [...values] } },
    IsArray(),
    ArrayMaxSize(64),
    IsIn(values as string[], { each: true, context: { code: 'not-in-list', allowed: values } }),
  );

const DAYS_OF_THE_WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Days of the week, 1 = Monday. */
export const Weekdays = (options: Common): PropertyDecorator =>
  field(
    options,
    { type: 'array', items: { type: 'integer', minimum: 1, maximum: 7 }, maxItems: 7, example: [6, 7] },
    IsArray(),
    ArrayMaxSize(7),
    IsIn(DAYS_OF_THE_WEEK, { each: true, context: { code: 'not-in-list', allowed: DAYS_OF_THE_WEEK } }),
  );

export const Uuid = (options: Common): PropertyDecorator =>
  field(options, { type: 'string', format: 'uuid' }, IsUUID('all', { context: { code: 'not-an-id' } }));

@ValidatorConstraint({ name: 'instant' })
class InstantRule implements ValidatorConstraintInterface {
  defaultMessage = defaultMessage;

  /** RFC 3339 with an offset, a date that exists, between 2000 and 2100: a time without a zone means something else to each reader. */
  validate(value: unknown): boolean {
    const match = typeof value === 'string' && /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/.exec(value);
    if (!match || !isRealDate(match[1]!)) return false;
    const year = Number(match[1]!.slice(0, 4));
    return year >= 2000 && year <= 2100 && !Number.isNaN(Date.parse(value as string));
  }
}

@ValidatorConstraint({ name: 'localDate' })
class LocalDateRule implements ValidatorConstraintInterface {
  defaultMessage = defaultMessage;

  validate(value: unknown): boolean {
    return typeof value === 'string' && isRealDate(value);
  }
}

/** Whether `YYYY-MM-DD` names a day that exists (30 February does not) between 2000 and 2100. */
export function isRealDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 2000 && year <= 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

@ValidatorConstraint({ name: 'point' })
class PointRule implements ValidatorConstraintInterface {
  defaultMessage = defaultMessage;

  validate(value: unknown): boolean {
    if (!Array.isArray(value) || value.length !== 2 || !value.every((number) => Number.isFinite(number))) return false;
    const [lon, lat] = value as [number, number];
    return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
  }
}

/** A place on Earth as [longitude, latitude] in degrees (WGS 84), the order of GeoJSON. */
export const LonLat = (options: Common): PropertyDecorator =>
  field(
    options,
    { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2, example: [2.3984, 48.8646] },
    Validate(PointRule, { context: { code: 'not-a-point' } }),
  );

/** Places in order, e.g. along a round. */
export const LonLats = (options: Common): PropertyDecorator =>
  field(
    options,
    { type: 'array', items: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 } },
    IsArray(),
    Validate(PointRule, { each: true, context: { code: 'not-a-point' } }),
  );

export const Instant = (options: Common): PropertyDecorator =>
  field(options, { type: 'string', format: 'date-time' }, Validate(InstantRule, { context: { code: 'not-an-instant' } }));

export const LocalDate = (options: Common): PropertyDecorator =>
  field(options, { type: 'string', format: 'date' }, Validate(LocalDateRule, { context: { code: 'not-a-date' } }));

export const TimeOfDay = (options: Common): PropertyDecorator =>
  field(
    options,
    { type: 'string', pattern: '^\\d{2}:\\d{2}$', example: '19:30' },
    Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { context: { code: 'not-a-time' } }),
  );

// `type: () => type()`: OpenAPI knows a function that names a class by its own name, `type`, which a parameter lacks.
export const Nested = (type: () => new () => object, options: Common): PropertyDecorator =>
  field(options, { type: () => type() } as ApiPropertyOptions, IsObject(), ValidateNested(), Type(type));

export const ListOf = (type: () => new () => object, options: Common & { max?: number }): PropertyDecorator =>
  field(
    options,
    { type: () => type(), isArray: true, maxItems: options.max ?? 1000 } as ApiPropertyOptions,
    IsArray(),
    ArrayMaxSize(options.max ?? 1000),
    ValidateNested({ each: true }),
    Type(type),
  );

/** A free-form object in an answer, e.g. the facts of an explanation. */
export const Anything = (options: Common): PropertyDecorator => field(options, { type: 'object', additionalProperties: true }, IsObject());

/** A list of plain texts, e.g. codes. */
export const Texts = (options: Common & { max?: number }): PropertyDecorator =>
  field(
    options,
    { type: 'array', items: { type: 'string' }, maxItems: options.max ?? 100 },
    IsArray(),
    ArrayMaxSize(options.max ?? 100),
    IsString({ each: true }),
    MaxLength(200, { each: true }),
    Matches(CLEAN_TEXT, { each: true }),
  );
