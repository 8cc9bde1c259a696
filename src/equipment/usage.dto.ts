import { Decimal, ListOf, LocalDate, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { REFUSALS, type RefusalReason } from './core/availability.js';
import { PRICE_UNITS, type PriceUnit } from './core/price.js';
import { KINDS, type Kind } from './equipment.dto.js';

const MOST = 1_000_000_000;
const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

export class MonthQuery {
  @Text({ about: 'Month, `YYYY-MM`; the present one where it is not given.', max: 7, pattern: MONTH, optional: true }) month?: string;
}

export class StatementQuery extends MonthQuery {
  @Uuid({ about: 'Of this organisation; the asker’s own where it is not given, or all for the territory’s staff.', optional: true })
  organisationId?: string;
}

export class ItemUse {
  @Uuid({ about: 'The thing.' }) itemId: string;
  @Text({ about: 'Its name.' }) name: string;
  @OneOf(KINDS, { about: 'What it is.' }) kind: Kind;
  @Text({ about: 'Its owner’s name.' }) organisationName: string;
  @Decimal({ about: 'Hours it was lent so far this month, upkeep taken out.', min: 0, max: MOST }) lent_h: number;
  @Decimal({ about: 'Hours somebody had it.', min: 0, max: MOST }) used_h: number;
  @Decimal({ about: 'Hours it was lent and nobody had it.', min: 0, max: MOST }) idle_h: number;
  @Whole({ about: 'Bookings that began this month.', min: 0, max: MOST }) bookings: number;
  @Whole({ about: 'Times it was asked for and not had.', min: 0, max: MOST }) refusals: number;
}

export class RefusalCount {
  @OneOf(KINDS, { about: 'What was asked for.' }) kind: Kind;
  @Whole({ about: 'Day of the week it was wanted for, 1 = Monday.', min: 1, max: 7 }) weekday: number;
  @OneOf([...REFUSALS, 'lacking'], { about: 'Why it was not had; `lacking`: the planner had none for a parcel.' }) reason:
    RefusalReason | 'lacking';
  @Whole({ about: 'How often.', min: 1, max: MOST }) count: number;
}

export class MonthUse {
  @Text({ about: 'Month, `YYYY-MM`.' }) month: string;
  @OneOf(KINDS, { about: 'What it is.' }) kind: Kind;
  @Decimal({ about: 'Hours in use.', min: 0, max: MOST }) used_h: number;
  @Decimal({ about: 'Hours lent that nobody used.', min: 0, max: MOST }) idle_h: number;
  @Whole({ about: 'Times it was asked for and not had.', min: 0, max: MOST }) refusals: number;
}

/** What the district reads before it buys. */
export class EquipmentUsage {
  @Text({ about: 'Month, `YYYY-MM`.' }) month: string;
  @ListOf(() => ItemUse, { about: 'One for each thing.' }) items: ItemUse[];
  @ListOf(() => RefusalCount, { about: 'What was asked for in vain, most often first.' }) refusals: RefusalCount[];
  @ListOf(() => MonthUse, { about: 'Six months up to this one, by kind.' }) months: MonthUse[];
}

export class StatementLine {
  @Uuid({ about: 'The booking.' }) bookingId: string;
  @Text({ about: 'Who borrowed.' }) borrower: string;
  @Text({ about: 'Who lent.' }) owner: string;
  @Text({ about: 'What.' }) itemName: string;
  @OneOf(KINDS, { about: 'What it is.' }) kind: Kind;
  @LocalDate({ about: 'Day it came back.' }) day: string;
  @Decimal({ about: 'Hours of use.', min: 0, max: MOST }) hours: number;
  @Decimal({ about: 'Kilometres.', min: 0, max: MOST, nullable: true }) km: number | null;
  @OneOf(PRICE_UNITS, { about: 'What the price is for.' }) priceUnit: PriceUnit;
  @Decimal({ about: 'Price of one unit, in euro cents.', min: 0, max: MOST }) price_cents: number;
  @Whole({ about: 'What is owed, in euro cents.', min: 0, max: MOST }) cost_cents: number;
}

export class Statement {
  @Text({ about: 'Month, `YYYY-MM`.' }) month: string;
  @ListOf(() => StatementLine, { about: 'What came back this month, lent or borrowed.' }) lines: StatementLine[];
  @Whole({ about: 'What the asker’s organisation owes others, in euro cents; of all, for the territory’s staff.', min: 0, max: MOST })
  owes_cents: number;
  @Whole({ about: 'What others owe it, in euro cents.', min: 0, max: MOST }) due_cents: number;
}
