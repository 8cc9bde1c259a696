import { Type } from 'class-transformer';
import { Flag, Instant, ListOf, LocalDate, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { KINDS, type Kind } from './equipment.dto.js';

export const PURPOSES = ['loan', 'round', 'upkeep'] as const;
export const BOOKING_STATES = ['asked', 'confirmed', 'released', 'cancelled'] as const;
export type BookingState = (typeof BOOKING_STATES)[number];

export class NewBooking {
  @Instant({ about: 'From; up to five minutes ago means now.' }) from: string;
  @Instant({ about: 'Until; another booking may start at this very moment.' }) to: string;
  @Uuid({ about: 'Who borrows; the asker’s own organisation where it is not given.', optional: true }) organisationId?: string;
  @Text({ about: 'What for.', max: 200, optional: true, nullable: true }) note?: string | null;
  @Flag({ about: 'Ask the owner where it is not lent at these hours; otherwise that is refused.', optional: true }) ask?: boolean;
}

export class NewUpkeep {
  @Instant({ about: 'From.' }) from: string;
  @Instant({ about: 'Until.' }) to: string;
  @Text({ about: 'What is done.', max: 200, optional: true, nullable: true }) note?: string | null;
}

export class Return {
  @Whole({ about: 'Metres driven, for what is priced by the kilometre.', min: 0, max: 5_000_000, optional: true, nullable: true }) used_m?:
    number | null;
  @LocalDate({ about: 'After upkeep: day by which the next is due.', optional: true, nullable: true }) upkeepDue?: string | null;
}

export class Cancellation {
  @Text({ about: 'Why, in words the other side will read.', max: 200, optional: true, nullable: true }) reason?: string | null;
}

export class Booking {
  @Uuid({ about: 'Id.' }) id: string;
  @Uuid({ about: 'The thing.' }) itemId: string;
  @Text({ about: 'Its name.' }) itemName: string;
  @OneOf(KINDS, { about: 'What it is.' }) kind: Kind;
  @Uuid({ about: 'Its owner.' }) ownerId: string;
  @Text({ about: 'Its owner’s name.' }) ownerName: string;
  @Uuid({ about: 'Who has it.' }) organisationId: string;
  @Text({ about: 'Name of who has it.' }) organisationName: string;
  @OneOf(PURPOSES, { about: 'A loan, a round of the planner, or upkeep.' }) purpose: (typeof PURPOSES)[number];
  @Uuid({ about: 'The round that takes it along.', nullable: true }) roundId: string | null;
  @Text({ about: 'What for.', nullable: true }) note: string | null;
  @Instant({ about: 'From.' }) from: string;
  @Instant({ about: 'Until, not included.' }) to: string;
  @OneOf(BOOKING_STATES, { about: 'State.' }) state: BookingState;
  @Flag({ about: 'It should be back and is not.' }) isLate: boolean;
  @Instant({ about: 'When it came back.', nullable: true }) returnedAt: string | null;
  @Whole({ about: 'Metres driven.', min: 0, max: 5_000_000, nullable: true }) used_m: number | null;
  @Whole({ about: 'What the borrower owes, at cost, in euro cents.', min: 0, max: 1_000_000_000, nullable: true }) cost_cents:
    number | null;
  @Text({ about: 'Why it was cancelled.', nullable: true }) reason: string | null;
  @Flag({ about: 'The asker may give it back or cancel it.' }) isOwn: boolean;
  @Flag({ about: 'The asker manages the thing, and so may confirm or cancel.' }) isManaged: boolean;
}

export class BookingPage {
  @ListOf(() => Booking, { about: 'Bookings, newest first.' }) items: Booking[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class BookingQuery extends PageQuery {
  @Uuid({ about: 'Of this thing.', optional: true }) itemId?: string;
  @OneOf(BOOKING_STATES, { about: 'In this state.', optional: true }) state?: BookingState;
  @OneOf(['true', 'false'], { about: '`true`: only what the asker’s organisation borrows or lends.', optional: true }) mine?:
    'true' | 'false';
}

export class WeekQuery {
  @LocalDate({ about: 'First day; today where it is not given.', optional: true }) from?: string;
  @Type(() => Number) @Whole({ about: 'How many days; 7 where it is not given.', min: 1, max: 31, optional: true }) days?: number;
}

export class Stretch {
  @Instant({ about: 'From.' }) from: string;
  @Instant({ about: 'Until.' }) to: string;
}

export class BusyStretch extends Stretch {
  @Uuid({ about: 'The booking.' }) bookingId: string;
  @OneOf(PURPOSES, { about: 'What for.' }) purpose: (typeof PURPOSES)[number];
  @OneOf(BOOKING_STATES, { about: 'State.' }) state: BookingState;
  @Text({ about: 'Who has it.' }) holder: string;
}

export class ItemWeek {
  @Uuid({ about: 'The thing.' }) itemId: string;
  @ListOf(() => Stretch, { about: 'When it is lent.' }) lent: Stretch[];
  @ListOf(() => BusyStretch, { about: 'When somebody has it.' }) busy: BusyStretch[];
}

export class EquipmentWeek {
  @LocalDate({ about: 'First day.' }) from: string;
  @LocalDate({ about: 'Last day, included.' }) to: string;
  @ListOf(() => ItemWeek, { about: 'One for each thing in the pool.' }) items: ItemWeek[];
}
