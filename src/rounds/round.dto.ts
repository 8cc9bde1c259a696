import { Decimal, Flag, Instant, ListOf, LocalDate, LonLat, Nested, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
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
  @Whole({ about: 'Packages.', min: 0, max: MOST }) packages: number;
  @Whole({ about: 'Grams expected.', min: 0, max: MOST }) planned_g: number;
  @Whole({ about: 'Grams on the scale.', min: 0, max: MOST, nullable: true }) weighed_g: number | null;
  @Whole({ about: 'Grams of these refused.', min: 0, max: MOST }) refused_g: number;
  @Decimal({ about: '°C between the packs.', min: -100, max: 100, nullable: true }) temperature_c: number | null;
  @OneOf(REFUSED_AT_STOP, { about: 'Why some was refused.', nullable: true }) refusalCode: string | null;
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
  @Instant({ about: 'Expected arrival.' }) plannedArrival: string;
  @Instant({ about: 'Expected departure.' }) plannedDeparture: string;
  @OneOf(['planned', 'done', 'failed'], { about: 'Where it is.' }) state: string;
  @Instant({ about: 'When it was done.', nullable: true }) doneAt: string | null;
  @Text({ about: 'Signed for the driver by.', nullable: true }) signedByDriver: string | null;
  @Text({ about: 'Signed for the site by.', nullable: true }) signedBySite: string | null;
  @Text({ about: 'Note.', nullable: true, max: 1000 }) note: string | null;
  @ListOf(() => StopLine, { about: 'What is handed over.' }) lines: StopLine[];
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

export class HandedLine {
  @Uuid({ about: 'Part of a lot, as listed on the stop.' }) parcelId: string;
  @Whole({ about: 'Grams on the scale, all of the line.', min: 0, max: 100_000_000 }) weighed_g: number;
  @Whole({ about: 'Grams of these that are refused.', min: 0, max: 100_000_000, optional: true }) refused_g?: number;
  @OneOf(REFUSED_AT_STOP, { about: 'Why; needed when some is refused.', optional: true }) refusalCode?: (typeof REFUSED_AT_STOP)[number];
  @Decimal({ about: '°C between the packs; needed for chilled, frozen and hot food.', min: -60, max: 120, optional: true, nullable: true })
  temperature_c?: number | null;
  @Text({ about: 'Note.', optional: true, max: 1000 }) note?: string;
}

export class Handover {
  @ListOf(() => HandedLine, { about: 'One line for each part on the stop.', max: 200 }) lines: HandedLine[];
  @Decimal({ about: '°C of the vehicle’s enclosure.', min: -60, max: 120, optional: true }) enclosure_c?: number;
  @Text({ about: 'Name of the driver who signs.', min: 1, max: 120 }) signedByDriver: string;
  @Text({ about: 'Name of the person of the site who signs.', min: 1, max: 120 }) signedBySite: string;
  @Text({ about: 'Note.', optional: true, max: 1000 }) note?: string;
}

export class StopFailure {
  @OneOf(STOP_FAILURES, { about: 'What went wrong.' }) reasonCode: (typeof STOP_FAILURES)[number];
  @Text({ about: 'In words.', optional: true, max: 1000 }) note?: string;
}

export class Planning {
  @Whole({ about: 'Requests looked at.', min: 0, max: MOST }) requests: number;
  @Whole({ about: 'Of these on a round.', min: 0, max: MOST }) served: number;
  @Whole({ about: 'Rounds.', min: 0, max: MOST }) rounds: number;
  @Flag({ about: 'False when there was nothing to plan.' }) planned: boolean;
}

export class VehicleReason {
  @Text({ about: 'Vehicle and shift.' }) vehicle: string;
  @Text({ about: 'Rule that stops it, as a code.' }) code: string;
  @Text({ about: 'In words.', max: 1000 }) text: string;
}

export class UnservedParcel {
  @Uuid({ about: 'Part of a lot.' }) parcelId: string;
  @Uuid({ about: 'Lot.' }) lotId: string;
  @Whole({ about: 'Its number.', min: 1, max: MOST }) lotReference: number;
  @Text({ about: 'What it is.' }) label: string;
  @Whole({ about: 'Grams.', min: 0, max: MOST }) grams: number;
  @Text({ about: 'From.' }) fromName: string;
  @Text({ about: 'To.' }) toName: string;
  @Instant({ about: 'Until when it can be collected.' }) pickupTo: string;
  @ListOf(() => VehicleReason, { about: 'What stops each vehicle.' }) reasons: VehicleReason[];
}

export class UnservedList {
  @ListOf(() => UnservedParcel, { about: 'Most urgent first.' }) items: UnservedParcel[];
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
  @Text({ about: 'Note.', nullable: true, max: 1000 }) note: string | null;
}

export class PickupNote {
  @Whole({ about: 'Number, without gaps in the territory.', min: 1, max: MOST }) number: number;
  @Instant({ about: 'When it was signed.' }) signedAt: string;
  @Nested(() => PickupNoteBody, { about: 'Parties, lines proposed, refused and taken, temperatures, signatures.' }) body: PickupNoteBody;
}
