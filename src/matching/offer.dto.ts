import { Type } from 'class-transformer';
import { Instant, ListOf, LocalDate, LonLat, ManyOf, Nested, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { PARCEL_STATES } from '../vocabulary/parcel.js';
import { ALLERGENS, CATEGORIES, COLD_CLASSES, DATE_KINDS } from '../vocabulary/food.js';

export const OFFER_STATES = ['open', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;
export const REFUSAL_REASONS = ['no-room', 'no-people', 'not-needed', 'closed', 'quality', 'other'] as const;

export class Acceptance {
  @Whole({ about: 'Packages taken; all of them when missing.', min: 1, max: 10_000, optional: true }) packages?: number;
  @Text({ about: 'For the coordinator.', optional: true, max: 1000 }) note?: string;
}

export class Refusal {
  @OneOf(REFUSAL_REASONS, { about: 'Why not.' }) reasonCode: (typeof REFUSAL_REASONS)[number];
  @Text({ about: 'In words.', optional: true, max: 1000 }) note?: string;
}

export class OfferPickup {
  @Instant({ about: 'From.' }) from: string;
  @Instant({ about: 'To.' }) to: string;
}

export class Offer {
  @Uuid({ about: 'Id.' }) id: string;
  @Uuid({ about: 'Lot.' }) lotId: string;
  @Whole({ about: 'Its number.', min: 1, max: Number.MAX_SAFE_INTEGER }) lotReference: number;
  @Text({ about: 'What it is.' }) label: string;
  @OneOf(CATEGORIES, { about: 'Kind of food.' }) category: string;
  @OneOf(COLD_CLASSES, { about: 'Cold class.' }) cold: string;
  @OneOf(DATE_KINDS, { about: 'Kind of date.' }) dateKind: string;
  @LocalDate({ about: 'Printed date.', nullable: true }) date: string | null;
  @ManyOf(ALLERGENS, { about: 'Allergens; null = unknown.', nullable: true }) allergens: string[] | null;
  @Whole({ about: 'Packages offered.', min: 1, max: 10_000 }) packages: number;
  @Whole({ about: 'Packages taken, once accepted.', min: 1, max: 10_000, nullable: true }) acceptedPackages: number | null;
  @Whole({ about: 'Grams of one package.', min: 1, max: Number.MAX_SAFE_INTEGER }) package_g: number;
  @Whole({ about: 'Grams offered.', min: 1, max: Number.MAX_SAFE_INTEGER }) grams: number;
  @Text({ about: 'Where it stands.' }) donorName: string;
  @Text({ about: 'Address.', nullable: true }) donorAddress: string | null;
  @LonLat({ about: 'Where the donor stands.' }) point: [number, number];
  @Whole({ about: 'Metres on the road, about.', min: 0, max: 10_000_000 }) distance_m: number;
  @OneOf(OFFER_STATES, { about: 'Where the offer is.' }) state: string;
  @Instant({ about: 'When it was made.' }) madeAt: string;
  @Instant({ about: 'Until when it can be answered.' }) lapsesAt: string;
  @Instant({ about: 'When it was answered.', nullable: true }) answeredAt: string | null;
  @Nested(() => OfferPickup, { about: 'When the lot can be collected.' }) pickup: OfferPickup;
  @Uuid({ about: 'Recipient site.' }) recipientSiteId: string;
  @Text({ about: 'Its name.' }) recipientName: string;
  @Text({ about: 'Why it was declined or ended.', nullable: true }) reasonCode: string | null;
  @Uuid({ about: 'The standing rule that accepted it; null where a person answers.', nullable: true }) standingRuleId: string | null;
  @Uuid({ about: 'The offer whose refusal it followed at once; null where a decision made it.', nullable: true }) replaces: string | null;
  @Uuid({ about: 'The part of the lot.' }) parcelId: string;
  @OneOf(PARCEL_STATES, { about: 'Where that part is now.' }) parcelState: string;
  @Whole({ about: 'Version.', min: 1, max: Number.MAX_SAFE_INTEGER }) version: number;
}

export class OfferPage {
  @ListOf(() => Offer, { about: 'Newest first.' }) items: Offer[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class OfferQuery {
  @OneOf(OFFER_STATES, { about: 'Only in this state.', optional: true }) state?: (typeof OFFER_STATES)[number];
  @Uuid({ about: 'Only for this recipient site.', optional: true }) siteId?: string;
  @Uuid({ about: 'Only of this lot.', optional: true }) lotId?: string;
  @Type(() => Number) @Whole({ about: 'Most items on a page.', min: 1, max: 200, optional: true }) limit?: number;
  @Uuid({ about: 'Cursor given by the page before.', optional: true }) cursor?: string;
}
