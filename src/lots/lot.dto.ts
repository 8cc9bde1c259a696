import { ALLERGENS, CATEGORIES, COLD_CLASSES, DATE_KINDS, DONOR_KINDS } from '../vocabulary/food.js';
import { Anything, Flag, Instant, ListOf, LocalDate, LonLat, ManyOf, Nested, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { BUCKETS, PARCEL_STATES } from '../vocabulary/parcel.js';

export const MOST_PACKAGE_G = 2_000_000;
export const MOST_PACKAGES = 10_000;
export const DATE_PRECISIONS = ['day', 'month', 'year'] as const;
export const WITHDRAWAL_REASONS = ['sold', 'used', 'spoiled', 'mistake', 'recall', 'other'] as const;
export const DIVERSION_REASONS = ['spoiled', 'no-taker', 'date-passed', 'cold-chain-broken', 'damaged', 'recall', 'other'] as const;

export class PickupWindow {
  @Instant({ about: 'From when the lot can be collected.', example: '2026-11-20T19:00:00+01:00' }) from: string;
  @Instant({ about: 'Until when it can be collected.', example: '2026-11-20T21:00:00+01:00' }) to: string;
}

/** What a donor says of a lot: one food, one date, one cold class, at one site, in whole packages. */
export class Declaration {
  @Uuid({ about: 'The donor site where the lot stands.' }) siteId: string;
  @Text({ about: 'What it is, in the donor’s words.', min: 1, max: 200, example: 'Yaourts nature' }) label: string;
  @OneOf(CATEGORIES, { about: 'Kind of food.' }) category: (typeof CATEGORIES)[number];
  @Flag({ about: 'Whether it holds food of animal origin.' }) animalOrigin: boolean;
  @Flag({ about: 'Whether it is in closed packages.' }) prepacked: boolean;
  @OneOf(COLD_CLASSES, { about: 'Temperature it must be kept at; the label decides.' }) cold: (typeof COLD_CLASSES)[number];
  @OneOf(DATE_KINDS, { about: 'DLC = use by, DDM = best before, none = no date.' }) dateKind: (typeof DATE_KINDS)[number];
  @LocalDate({ about: 'The printed date; needed unless dateKind is none.', optional: true, example: '2026-11-22' }) date?: string;
  @OneOf(DATE_PRECISIONS, { about: 'How precise the printed date is; only a DDM may be a month or a year.', optional: true })
  datePrecision?: (typeof DATE_PRECISIONS)[number];
  @LocalDate({ about: 'Day it was made; needed for cooked dishes of kitchens.', optional: true }) producedOn?: string;
  @Whole({ about: 'Grams of one package.', min: 1, max: MOST_PACKAGE_G, example: 1000 }) package_g: number;
  @Whole({ about: 'Number of packages.', min: 1, max: MOST_PACKAGES, example: 12 }) packages: number;
  @ManyOf(ALLERGENS, { about: 'Allergens it holds; [] = none, missing or null = unknown.', optional: true, nullable: true }) allergens?:
    (typeof ALLERGENS)[number][] | null;
  @Flag({ about: 'Too mixed to describe: goes to a hub to be sorted.', optional: true }) needsSorting?: boolean;
  @Text({ about: 'GTIN-8 to GTIN-14 of the product.', optional: true, pattern: /^\d{8,14}$/, max: 14 }) gtin?: string;
  @Text({ about: 'Batch printed on the package.', optional: true, max: 40 }) batch?: string;
  @Text({ about: 'Anything the collector should know.', optional: true, max: 1000 }) note?: string;
  @Nested(() => PickupWindow, { about: 'When it can be collected.' }) pickup: PickupWindow;
  @Text({ about: 'The donor’s own reference; the same one twice is the same lot.', optional: true, min: 1, max: 80 }) externalRef?: string;
}

export class Warning {
  @Text({ about: 'Id of the rule.' }) code: string;
  @OneOf(['HOLD', 'WARN'], { about: 'HOLD waits for a named person, WARN is only shown.' }) level: string;
  @Text({ about: 'What it means, in the asked language.', max: 1000 }) text: string;
  @Text({ about: 'The text of law or guidance it comes from.', max: 300 }) reference: string;
}

export class Parcel {
  @Uuid({ about: 'Id.' }) id: string;
  @Whole({ about: 'Packages that travel together.', min: 0, max: MOST_PACKAGES }) packages: number;
  @Whole({ about: 'Their grams; as weighed once collected.', min: 0, max: Number.MAX_SAFE_INTEGER }) grams: number;
  @OneOf(PARCEL_STATES, { about: 'Where it is in its life.' }) state: string;
  @Uuid({ about: 'Who it goes to.', nullable: true }) recipientSiteId: string | null;
  @Text({ about: 'Name of that site.', nullable: true }) recipientName: string | null;
  @Text({ about: 'Why it took its last step.', nullable: true }) reasonCode: string | null;
  @Instant({ about: 'When it took its last step.' }) changedAt: string;
}

export class Lot {
  @Uuid({ about: 'Id.' }) id: string;
  @Whole({ about: 'Number people use.', min: 1, max: Number.MAX_SAFE_INTEGER }) reference: number;
  @Uuid({ about: 'Donor site.' }) siteId: string;
  @Text({ about: 'Its name.' }) siteName: string;
  @Text({ about: 'Name of the donor.' }) organisationName: string;
  @OneOf([...DONOR_KINDS], { about: 'Kind of donor.' }) donorKind: string;
  @LonLat({ about: 'Where the donor site stands.' }) point: [number, number];
  @Text({ about: 'Quartier of the site.', nullable: true }) areaCode: string | null;
  @Text({ about: 'What it is.' }) label: string;
  @OneOf(CATEGORIES, { about: 'Kind of food.' }) category: string;
  @Flag({ about: 'Animal origin.' }) animalOrigin: boolean;
  @Flag({ about: 'In closed packages.' }) prepacked: boolean;
  @OneOf(COLD_CLASSES, { about: 'Cold class.' }) cold: string;
  @OneOf(DATE_KINDS, { about: 'Kind of date.' }) dateKind: string;
  @LocalDate({ about: 'Printed date.', nullable: true }) date: string | null;
  @OneOf(DATE_PRECISIONS, { about: 'Its precision.', nullable: true }) datePrecision: string | null;
  @Instant({ about: 'Last instant at which it may be given on; null = none.', nullable: true }) deadline: string | null;
  @Whole({ about: 'Grams of one package.', min: 1, max: MOST_PACKAGE_G }) package_g: number;
  @Whole({ about: 'Packages declared.', min: 1, max: MOST_PACKAGES }) packages: number;
  @Whole({ about: 'Grams declared.', min: 1, max: Number.MAX_SAFE_INTEGER }) declared_g: number;
  @ManyOf(ALLERGENS, { about: 'Allergens; null = unknown.', nullable: true }) allergens: string[] | null;
  @Flag({ about: 'To be sorted by a hub.' }) needsSorting: boolean;
  @Text({ about: 'GTIN.', nullable: true }) gtin: string | null;
  @Text({ about: 'Batch.', nullable: true }) batch: string | null;
  @Text({ about: 'Note.', nullable: true, max: 1000 }) note: string | null;
  @Text({ about: 'Donor’s own reference.', nullable: true }) externalRef: string | null;
  @Nested(() => PickupWindow, { about: 'When it can be collected.' }) pickup: PickupWindow;
  @Instant({ about: 'When it was declared.' }) declaredAt: string;
  @ListOf(() => Warning, { about: 'What to mind.' }) warnings: Warning[];
  @OneOf(PARCEL_STATES, { about: 'State of its largest part.' }) state: string;
  @Anything({ about: `Grams in each bucket of the ledger: ${BUCKETS.join(', ')}.` }) balances: Record<string, number>;
  @ListOf(() => Parcel, { about: 'Its parts.' }) parcels: Parcel[];
}

export class HistoryStep {
  @Instant({ about: 'When, by the database’s clock.' }) at: string;
  @Uuid({ about: 'Which part of the lot.' }) parcelId: string;
  @Text({ about: 'State before; `new` for its first.' }) from: string;
  @Text({ about: 'State after.' }) to: string;
  @Text({ about: 'Who: kind and id, never a name.' }) actor: string;
  @Text({ about: 'Why, as a code.', nullable: true }) reasonCode: string | null;
  @Text({ about: 'Why, in words.', nullable: true, max: 1000 }) note: string | null;
  @Whole({ about: 'Packages concerned.', min: 0, max: MOST_PACKAGES }) packages: number;
  @Whole({ about: 'Grams concerned.', min: 0, max: Number.MAX_SAFE_INTEGER }) grams: number;
  @Uuid({ about: 'The decision it follows from, if a cycle made it.', nullable: true }) cycleId: string | null;
}

export class LotHistory {
  @ListOf(() => HistoryStep, { about: 'Every step, oldest first.', max: 10_000 }) items: HistoryStep[];
}

export class LotPage {
  @ListOf(() => Lot, { about: 'Newest first.' }) items: Lot[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true, max: 200 }) next: string | null;
}

export class Withdrawal {
  @OneOf(WITHDRAWAL_REASONS, { about: 'Why the donor takes it back.' }) reasonCode: (typeof WITHDRAWAL_REASONS)[number];
  @Text({ about: 'In words.', optional: true, max: 1000 }) note?: string;
}

export class Release {
  @Text({ about: 'Why it may go all the same: kept with the person’s name in the history.', min: 10, max: 1000 }) reason: string;
}

export class Diversion {
  @Uuid({ about: 'Which part of the lot.' }) parcelId: string;
  @OneOf(['feed', 'compost', 'discarded'], { about: 'Where it goes; none of these counts as saved.' }) to: 'feed' | 'compost' | 'discarded';
  @OneOf(DIVERSION_REASONS, { about: 'Why it cannot be eaten.' }) reasonCode: (typeof DIVERSION_REASONS)[number];
  @Text({ about: 'In words.', optional: true, max: 1000 }) note?: string;
}

export class Distribution {
  @Whole({ about: 'Grams given to people.', min: 0, max: Number.MAX_SAFE_INTEGER }) distributed_g: number;
  @Whole({ about: 'Grams that had to be thrown away.', min: 0, max: Number.MAX_SAFE_INTEGER }) discarded_g: number;
  @OneOf(DIVERSION_REASONS, { about: 'Why some was thrown away.', optional: true }) reasonCode?: (typeof DIVERSION_REASONS)[number];
  @Text({ about: 'In words.', optional: true, max: 1000 }) note?: string;
}
