import { Anything, Instant, ListOf, LonLat, LonLats, OneOf, Text, Texts, Uuid, Whole } from '../platform/http/fields.js';
import { PARCEL_STATES } from '../vocabulary/parcel.js';
import { RECIPIENT_KINDS } from '../vocabulary/food.js';

const MOST = Number.MAX_SAFE_INTEGER;

/** What a coordinator can do about a stuck part: one button each. */
export const WAYS_OUT = ['run-cycle', 'release', 'withdraw', 'plan-rounds', 'divert', 'call-recipient', 'call-driver'] as const;

export class DayLot {
  @Uuid({ about: 'Lot.' }) id: string;
  @Whole({ about: 'Number people use.', min: 1, max: MOST }) reference: number;
  @Text({ about: 'What it is.' }) label: string;
  @Text({ about: 'Where it stands.' }) siteName: string;
  @LonLat({ about: 'Where it stands.' }) point: [number, number];
  @Whole({ about: 'Grams not yet at their end.', min: 0, max: MOST }) grams: number;
  @OneOf(PARCEL_STATES, { about: 'State of its largest part.' }) state: string;
  @Text({ about: 'Who it goes to.', nullable: true }) recipientName: string | null;
  @Instant({ about: 'Until when it can be collected.' }) pickupTo: string;
  @Instant({ about: 'Until when it may be given on.', nullable: true }) deadline: string | null;
}

export class DayRecipient {
  @Uuid({ about: 'Site.' }) siteId: string;
  @Text({ about: 'Name.' }) name: string;
  @OneOf(RECIPIENT_KINDS, { about: 'What it is.' }) role: string;
  @LonLat({ about: 'Where it stands.' }) point: [number, number];
  @Whole({ about: 'Grams promised to it or lying there.', min: 0, max: MOST }) held_g: number;
  @Whole({ about: 'Grams of room left; null = no limit known.', min: 0, max: MOST, nullable: true }) free_g: number | null;
}

export class DayRound {
  @Uuid({ about: 'Round.' }) id: string;
  @Whole({ about: 'Number people use.', min: 1, max: MOST }) reference: number;
  @Text({ about: 'Vehicle.' }) vehicleName: string;
  @Text({ about: 'How it moves.' }) profile: string;
  @Text({ about: 'Who drives.', nullable: true }) personName: string | null;
  @OneOf(['planned', 'started', 'done'], { about: 'Where it is.' }) state: string;
  @Whole({ about: 'Stops done.', min: 0, max: MOST }) doneStops: number;
  @Whole({ about: 'Stops.', min: 0, max: MOST }) stopCount: number;
  @Instant({ about: 'Leaves.' }) startsAt: string;
  @Instant({ about: 'Is back.' }) endsAt: string;
  @Whole({ about: 'Minutes its next stop is late.', min: 0, max: MOST }) late_min: number;
  @LonLats({ about: 'Its stops in order, each [longitude, latitude].' }) line: [number, number][];
}

export class Stuck {
  @Uuid({ about: 'Lot.' }) lotId: string;
  @Uuid({ about: 'Which part.' }) parcelId: string;
  @Whole({ about: 'Number people use.', min: 1, max: MOST }) reference: number;
  @Text({ about: 'What it is.' }) label: string;
  @Text({ about: 'Where it stands.' }) siteName: string;
  @Whole({ about: 'Grams.', min: 0, max: MOST }) grams: number;
  @Text({ about: 'Why it is stuck, as a code.' }) why: string;
  @Text({ about: 'Why it is stuck, in words.', max: 1000 }) whyText: string;
  @Instant({ about: 'Until when something can be done.', nullable: true }) until: string | null;
  @Texts({ about: `What can be done: ${WAYS_OUT.join(', ')}.` }) ways: string[];
}

export class Day {
  @Instant({ about: 'Now, by the database’s clock.' }) now: string;
  @Anything({ about: 'Grams in each state of today’s and still open lots.' }) counts: Record<string, number>;
  @ListOf(() => DayLot, { about: 'Lots not yet at their end, most urgent first.' }) lots: DayLot[];
  @ListOf(() => DayRecipient, { about: 'Who receives.' }) recipients: DayRecipient[];
  @ListOf(() => DayRound, { about: 'Today’s rounds.' }) rounds: DayRound[];
  @ListOf(() => Stuck, { about: 'What needs a person, most urgent first.' }) stuck: Stuck[];
}
