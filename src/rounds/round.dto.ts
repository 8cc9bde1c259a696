import { Decimal, Instant, ListOf, LocalDate, LonLat, Nested, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { CATEGORIES, COLD_CLASSES, DATE_KINDS } from '../vocabulary/food.js';
import { PROFILES } from './core/problem.js';

const MOST = Number.MAX_SAFE_INTEGER;
export const ROUND_STATES = ['planned', 'started', 'done', 'cancelled'] as const;
export const REFUSED_AT_STOP = ['temperature', 'date', 'packaging', 'quality', 'missing', 'no-room', 'other'] as const;
export const STOP_FAILURES = ['nobody-there', 'no-food', 'not-safe', 'vehicle', 'other'] as const;

export class StopLine {
  @Uuid({ about: 'Part of a lot.' }) parcelId: string;
  @Uuid({ about: 'Lot.' }) lotId: string;
  @Whole({ about: 'Its number.', min: 1, max: MOST }) lotReference: number;
  @Text({ about: 'What it is.' }) label: string;
  @OneOf(CATEGORIES, { about: 'Kind of food.' }) category: string;
  @OneOf(COLD_CLASSES, { about: 'Cold class.' }) cold: string;
  @Decimal({ about: 'Limit of its cold class, °C; null = none.', min: -100, max: 100, nullable: true }) temperatureLimit_c: number | null;
  @Decimal({
    about: '°C beyond which it must be refused: the limit and the short tolerance of the guide; null = none.',
    min: -100,
    max: 100,
    nullable: true,
  })
  temperatureRefuse_c: number | null;
  @Whole({ about: 'Packages.', min: 0, max: MOST }) packages: number;
  @Whole({ about: 'Grams expected.', min: 0, max: MOST }) planned_g: number;
  @Whole({ about: 'Grams on the scale.', min: 0, max: MOST, nullable: true }) weighed_g: number | null;
  @Whole({ about: 'Grams of these refused.', min: 0, max: MOST }) refused_g: number;
  @Decimal({ about: '°C between the packs.', min: -100, max: 100, nullable: true }) temperature_c: number | null;
  @OneOf(REFUSED_AT_STOP, { about: 'Why some was refused.', nullable: true }) refusalCode: string | null;
}

export class StopPhoto {
  @Uuid({ about: 'Id; the picture is at /photos/{id}.' }) id: string;
  @Instant({ about: 'When it was taken.' }) takenAt: string;
}

export class Stop {
  @Uuid({ about: 'Id.' }) id: string;
  @Whole({ about: 'Place in the round, from 1.', min: 1, max: MOST }) seq: number;
  @OneOf(['pickup', 'delivery'], { about: 'What happens there.' }) kind: string;
  @Uuid({ about: 'Site.' }) siteId: string;
  @Text({ about: 'Its name.' }) siteName: string;
  @Text({ about: 'Address.', nullable: true }) address: string | null;
  @LonLat({ about: 'Where it stands.' }) point: [number, number];
  @Text({ about: 'How to get in.', nullable: true, max: 1000 }) streetAccess: string | null;
  @Text({ about: 'Who to ask for; only for the round’s driver and coordinators.', nullable: true }) contactName: string | null;
  @Text({ about: 'Their telephone; likewise.', nullable: true }) contactPhone: string | null;
  @Text({ about: 'Who signed there last; likewise.', nullable: true }) lastSignedBy: string | null;
  @Instant({ about: 'Arrival as planned.' }) plannedArrival: string;
  @Instant({ about: 'Arrival as the site was told first.' }) promisedAt: string;
  @Instant({ about: 'Departure as planned.' }) plannedDeparture: string;
  @Instant({ about: 'From when it can be handed over there.', nullable: true }) opensAt: string | null;
  @Instant({ about: 'Until when.', nullable: true }) closesAt: string | null;
  @Instant({ about: 'When it is expected as things go; as promised while nothing has happened yet.' }) expectedAt: string;
  @Whole({ about: 'Minutes that this is later than promised.', min: 0, max: MOST }) late_min: number;
  @Instant({ about: 'When the driver was there.', nullable: true }) arrivedAt: string | null;
  @OneOf(['planned', 'done', 'failed'], { about: 'Where it is.' }) state: string;
  @Text({ about: 'Why it failed, as a code.', nullable: true }) failureCode: string | null;
  @Instant({ about: 'When it was done.', nullable: true }) doneAt: string | null;
  @Text({ about: 'Signed for the driver by.', nullable: true }) signedByDriver: string | null;
  @Text({ about: 'Signed for the site by.', nullable: true }) signedBySite: string | null;
  @Text({ about: 'Note.', nullable: true, max: 1000 }) note: string | null;
  @ListOf(() => StopLine, { about: 'What is handed over.' }) lines: StopLine[];
  @ListOf(() => StopPhoto, { about: 'Photos; only for coordinators, the round’s driver and the site.' }) photos: StopPhoto[];
  @Whole({ about: 'Version.', min: 1, max: MOST }) version: number;
}

export class RoundSummary {
  @Uuid({ about: 'Id.' }) id: string;
  @Whole({ about: 'Number people use.', min: 1, max: MOST }) reference: number;
  @Uuid({ about: 'Vehicle.' }) vehicleId: string;
  @Text({ about: 'Its name.' }) vehicleName: string;
  @OneOf(PROFILES, { about: 'How it moves.' }) profile: string;
  @Text({ about: 'Who drives.', nullable: true }) personName: string | null;
  @LocalDate({ about: 'Day.' }) day: string;
  @Instant({ about: 'Leaves.' }) startsAt: string;
  @Instant({ about: 'Is back.' }) endsAt: string;
  @OneOf(ROUND_STATES, { about: 'Where it is.' }) state: string;
  @Instant({ about: 'When it left.', nullable: true }) startedAt: string | null;
  @Instant({ about: 'Since when it stands still because its vehicle broke down.', nullable: true }) brokenAt: string | null;
  @Whole({ about: 'Metres.', min: 0, max: MOST }) metres: number;
  @Whole({ about: 'Seconds from leaving to being back.', min: 0, max: MOST }) seconds: number;
  @Whole({ about: 'Stops.', min: 0, max: MOST }) stopCount: number;
  @Whole({ about: 'Stops done or failed.', min: 0, max: MOST }) doneStops: number;
  @Whole({ about: 'Grams to collect.', min: 0, max: MOST }) grams: number;
  @Whole({ about: 'Version.', min: 1, max: MOST }) version: number;
}

export class Round extends RoundSummary {
  @ListOf(() => Stop, { about: 'In order.' }) stops: Stop[];
}

export class RoundList {
  @ListOf(() => RoundSummary, { about: 'In order of leaving.' }) items: RoundSummary[];
}

export class RoundQuery {
  @LocalDate({ about: 'Day; today when missing.', optional: true }) day?: string;
  @OneOf(ROUND_STATES, { about: 'Only in this state.', optional: true }) state?: string;
}

export class PickupNoteLine {
  @Uuid({ about: 'Part of a lot.' }) parcelId: string;
  @Whole({ about: 'Number of the lot.', min: 1, max: MOST }) lotReference: number;
  @Text({ about: 'What it is.' }) label: string;
  @OneOf(CATEGORIES, { about: 'Kind of food.' }) category: string;
  @OneOf(COLD_CLASSES, { about: 'Cold class.' }) cold: string;
  @OneOf(DATE_KINDS, { about: 'Kind of date.' }) dateKind: string;
  @LocalDate({ about: 'Printed date.', nullable: true }) date: string | null;
  @Text({ about: 'GTIN.', nullable: true }) gtin: string | null;
  @Text({ about: 'Batch.', nullable: true }) batch: string | null;
  @LocalDate({ about: 'Day it was made.', nullable: true }) producedOn: string | null;
  @Text({ about: 'Donor site.' }) from: string;
  @Text({ about: 'Its address.', nullable: true }) fromAddress: string | null;
  @Text({ about: 'Recipient site.', nullable: true }) to: string | null;
  @Text({ about: 'Its address.', nullable: true }) toAddress: string | null;
  @Whole({ about: 'Grams proposed, as weighed.', min: 0, max: MOST }) proposed_g: number;
  @Whole({ about: 'Grams of these refused.', min: 0, max: MOST }) refused_g: number;
  @Whole({ about: 'Grams taken: ownership passes with these.', min: 0, max: MOST }) taken_g: number;
  @OneOf(REFUSED_AT_STOP, { about: 'Why some was refused.', nullable: true }) refusalCode: string | null;
  @Decimal({ about: '°C between the packs.', min: -100, max: 100, nullable: true }) temperature_c: number | null;
}

export class PickupNoteBody {
  @Text({ about: 'The sentence that the model convention asks for.', max: 500 }) mention: string;
  @ListOf(() => PickupNoteLine, { about: 'What was proposed, refused and taken.' }) lines: PickupNoteLine[];
  @Decimal({ about: '°C of the vehicle’s enclosure.', min: -100, max: 100, nullable: true }) enclosure_c: number | null;
  @Text({ about: 'Signed for the driver by.' }) signedByDriver: string;
  @Text({ about: 'Signed for the site by.' }) signedBySite: string;
  @Text({ about: 'The driver’s drawn signature, an SVG path in 300 × 100; null: by name.', nullable: true, max: 8000 }) driverSignature:
    string | null;
  @Text({ about: 'The site’s, likewise.', nullable: true, max: 8000 }) siteSignature: string | null;
  @Text({ about: 'Note.', nullable: true, max: 1000 }) note: string | null;
}

export class PickupNote {
  @Whole({ about: 'Number, without gaps in the territory.', min: 1, max: MOST }) number: number;
  @Instant({ about: 'When it was signed.' }) signedAt: string;
  @Nested(() => PickupNoteBody, { about: 'Parties, lines proposed, refused and taken, temperatures, signatures.' }) body: PickupNoteBody;
}
