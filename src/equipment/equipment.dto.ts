import { OmitType, PartialType } from '@nestjs/swagger';
import { Decimal, Flag, Instant, ListOf, LocalDate, OneOf, Text, Texts, TimeOfDay, Uuid, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { COLD_CLASSES, type ColdClass } from '../vocabulary/food.js';
import { PRICE_UNITS, type PriceUnit } from './core/price.js';

export const KINDS = ['vehicle', 'isothermal-box', 'hot-box', 'trolley', 'cold-room', 'other'] as const;
export type Kind = (typeof KINDS)[number];
export const INACTIVE = ['repair', 'lost', 'season', 'withdrawn'] as const;
export const STATES_NOW = ['free', 'taken', 'late', 'upkeep', 'not-lent', 'attestation', 'out-of-order'] as const;

const MOST = 1_000_000_000;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N} ._/-]*$/u;

/** What an owner says of a thing it lends. */
export class NewItem {
  @Uuid({ about: 'Whose it is.' }) organisationId: string;
  @Uuid({ about: 'Site where it stands and comes back to.' }) homeSiteId: string;
  @OneOf(KINDS, { about: 'What it is.' }) kind: Kind;
  @Text({ about: 'Short code on the thing itself; made up where it is not given.', min: 2, max: 60, pattern: CODE, optional: true })
  code?: string;
  @Text({ about: 'Name.', min: 1, max: 120 }) name: string;
  @Uuid({ about: 'The vehicle, for a vehicle only.', optional: true, nullable: true }) vehicleId?: string | null;
  @Texts({ about: 'Needs it answers, as requests name them: cold-box, frozen-box, hot-box, trolley…', max: 10, optional: true })
  provides?: string[];
  @Whole({ about: 'Litres it holds.', min: 1, max: 1_000_000, optional: true, nullable: true }) litres?: number | null;
  @Whole({ about: 'Grams it holds.', min: 1, max: MOST, optional: true, nullable: true }) capacity_g?: number | null;
  @OneOf(COLD_CLASSES, { about: 'Coldest class it keeps.', optional: true, nullable: true }) cold?: ColdClass | null;
  @Text({ about: 'What a borrower must know: insurance, keys, cleaning.', max: 1000, optional: true, nullable: true }) conditions?:
    string | null;
  @LocalDate({ about: 'Last day of its cold attestation; a vehicle has its own.', optional: true, nullable: true }) attestedUntil?:
    string | null;
  @LocalDate({ about: 'Day by which it needs upkeep.', optional: true, nullable: true }) upkeepDue?: string | null;
  @Whole({ about: 'Hours of use after which it needs upkeep.', min: 1, max: 100_000, optional: true, nullable: true }) upkeepEvery_h?:
    number | null;
  @OneOf(PRICE_UNITS, { about: 'What the price is for.' }) priceUnit: PriceUnit;
  @Decimal({ about: 'Price of one unit in euro cents; at cost or below.', min: 0, max: 1_000_000 }) price_cents: number;
  @Whole({ about: 'What it cost to buy, in euro cents.', min: 0, max: MOST, optional: true, nullable: true }) purchase_cents?:
    number | null;
  @Decimal({ about: 'Years it is expected to last.', min: 0.5, max: 100, optional: true, nullable: true }) lifeYears?: number | null;
  @Whole({ about: 'Upkeep, insurance and energy of a year, in euro cents.', min: 0, max: MOST, optional: true, nullable: true })
  upkeep_cents?: number | null;
  @Decimal({ about: 'Units (hours, days, km) it is used in a year, by anybody.', min: 1, max: 1_000_000, optional: true, nullable: true })
  usesAYear?: number | null;
  @Text({ about: 'Why the price is what it is; asked for where it is above cost.', max: 500, optional: true, nullable: true }) priceNote?:
    string | null;
  @Flag({ about: 'Whether it can be had at all.', optional: true }) active?: boolean;
  @OneOf(INACTIVE, { about: 'Why it cannot be had.', optional: true, nullable: true }) inactiveBecause?: (typeof INACTIVE)[number] | null;
}

export class ItemChange extends PartialType(OmitType(NewItem, ['organisationId', 'kind', 'vehicleId'] as const), {
  skipNullProperties: false,
}) {
  @Whole({ about: 'Version the change was made on.', min: 1, max: 1_000_000 }) version: number;
}

export class LendingHours {
  @Whole({ about: 'Day of the week, 1 = Monday.', min: 1, max: 7 }) weekday: number;
  @TimeOfDay({ about: 'From, local time.' }) opens: string;
  @TimeOfDay({ about: 'Until; 00:00 is the end of the day.' }) closes: string;
}

export class LendingDays {
  @LocalDate({ about: 'First day.' }) fromDate: string;
  @LocalDate({ about: 'Last day, included.' }) toDate: string;
  @TimeOfDay({ about: 'Lent from, on these days; not at all where it is not given.', optional: true, nullable: true }) opens?:
    string | null;
  @TimeOfDay({ about: 'Lent until; 00:00 is the end of the day.', optional: true, nullable: true }) closes?: string | null;
  @Text({ about: 'Why.', max: 200, optional: true, nullable: true }) reason?: string | null;
}

export class Lending {
  @ListOf(() => LendingHours, { about: 'When it is lent every week; none = at any time.', max: 70 }) windows: LendingHours[];
  @ListOf(() => LendingDays, { about: 'Days on which the week does not hold.', max: 100 }) exceptions: LendingDays[];
  @Whole({ about: 'Version the change was made on.', min: 1, max: 1_000_000 }) version: number;
}

export class Item extends OmitType(NewItem, ['code'] as const) {
  @Uuid({ about: 'Id.' }) id: string;
  @Text({ about: 'Short code.' }) code: string;
  @Text({ about: 'Its owner’s name.' }) organisationName: string;
  @Text({ about: 'Name of the site where it stands.' }) homeSiteName: string;
  @Decimal({ about: 'Price of one unit at cost, in euro cents; null where the figures are not given.', min: 0, max: MOST, nullable: true })
  cost_cents: number | null;
  @Flag({ about: 'Upkeep is due, by its day or by its hours.' }) upkeepIsDue: boolean;
  @Decimal({ about: 'Hours of use since the last upkeep.', min: 0, max: MOST }) sinceUpkeep_h: number;
  @ListOf(() => LendingHours, { about: 'When it is lent every week; none = at any time.' }) windows: LendingHours[];
  @ListOf(() => LendingDays, { about: 'Days on which the week does not hold.' }) exceptions: LendingDays[];
  @OneOf(STATES_NOW, { about: 'How it is right now.' }) stateNow: (typeof STATES_NOW)[number];
  @Text({ about: 'Who has it now.', nullable: true }) holder: string | null;
  @Instant({ about: 'Until when.', nullable: true }) heldUntil: string | null;
  @Instant({ about: 'When it can be had next for an hour, within 14 days.', nullable: true }) freeFrom: string | null;
  @Flag({ about: 'Whether the asker may manage it.' }) isManaged: boolean;
  @Whole({ about: 'Version, to send back with a change.', min: 1, max: 1_000_000 }) version: number;
}

export class ItemPage {
  @ListOf(() => Item, { about: 'Items, oldest first.' }) items: Item[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class ItemQuery extends PageQuery {
  @OneOf(KINDS, { about: 'Of this kind.', optional: true }) kind?: Kind;
  @Uuid({ about: 'Of this owner.', optional: true }) organisationId?: string;
}
