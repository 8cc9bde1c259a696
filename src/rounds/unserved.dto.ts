import { Instant, ListOf, OneOf, Text, Texts, Uuid, Whole } from '../platform/http/fields.js';

const MOST = Number.MAX_SAFE_INTEGER;
export const HELP_KINDS = ['vehicle', 'equipment', 'wider-window', 'longer-shift'] as const;

export class UnservedReason {
  @Text({ about: 'Rule that stops these vehicles, as a code.' }) code: string;
  @Text({ about: 'In words.', max: 1000 }) text: string;
  @Texts({ about: 'Vehicles that it stops, by name and start of shift.' }) vehicles: string[];
}

export class WouldHelp {
  @OneOf(HELP_KINDS, { about: 'What would have to be found or changed.' }) kind: (typeof HELP_KINDS)[number];
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
  @ListOf(() => UnservedReason, { about: 'What stops the vehicles, the rule that stops most of them first.' }) reasons: UnservedReason[];
  @ListOf(() => WouldHelp, { about: 'What would let it be served, the least trouble first.' }) wouldHelp: WouldHelp[];
}

export class UnservedList {
  @ListOf(() => UnservedParcel, { about: 'Most urgent first.' }) items: UnservedParcel[];
}
