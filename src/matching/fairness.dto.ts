import { Anything, Decimal, Instant, ListOf, LocalDate, Nested, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { Band } from '../organisations/policy.dto.js';
import { COLD_CLASSES } from '../vocabulary/food.js';

const COUNT = { min: 0, max: Number.MAX_SAFE_INTEGER };
const MUCH = { min: 0, max: Number.MAX_VALUE };
const PLACES = ['within', 'below', 'above', 'unmeasured'];

export class FairnessConstraint {
  @Text({ about: 'Reason, as a code.' }) code: string;
  @Text({ about: 'Reason, in words.', max: 1000 }) text: string;
  @Text({ about: 'What would have had to be different.', max: 1000, nullable: true }) wouldHelp: string | null;
  @Whole({ about: 'Grams it concerned in the last cycle that named it.', ...COUNT }) grams: number;
  @Whole({ about: 'Lots it concerned in that cycle.', ...COUNT }) lots: number;
  @Whole({ about: 'Cycles of the period that named it.', ...COUNT }) cycles: number;
  @Anything({ about: 'The figures behind it.' }) facts: Record<string, unknown>;
}

export class FairnessRow {
  @Uuid({ about: 'Association.' }) organisationId: string;
  @Text({ about: 'Its name.' }) name: string;
  @Decimal({ about: 'The need voted for it, times the part of the period on which it could be served.', ...MUCH }) entitlement: number;
  @Whole({ about: 'Grams received in the period, by the ledger.', ...COUNT }) received_g: number;
  @Whole({ about: 'Grams offered, accepted or on their way.', ...COUNT }) coming_g: number;
  @Decimal({ about: 'Its part of all entitlements, of all that associations received or are promised, in grams.', ...MUCH })
  share_g: number;
  @Decimal({ about: '(received_g + coming_g) / share_g; 1 is exactly fair; null without a share.', ...MUCH, nullable: true }) ratio:
    number | null;
  @OneOf(PLACES, { about: 'Where that is against the band.' }) place: string;
  @Whole({ about: 'Cycles of the period that left it outside the band.', ...COUNT }) cyclesOutside: number;
  @Whole({ about: 'Of these, the cycles that could have brought it nearer: they broke the promise.', ...COUNT }) breaches: number;
  @ListOf(() => FairnessConstraint, { about: 'What made it impossible, the most frequent first.' }) constraints: FairnessConstraint[];
}

export class Spread {
  @Whole({ about: 'Associations with an entitlement (that can keep this class).', ...COUNT }) associations: number;
  @Decimal({ about: 'Smallest ratio.', ...MUCH, nullable: true }) min: number | null;
  @Decimal({ about: 'Largest ratio.', ...MUCH, nullable: true }) max: number | null;
  @Decimal({ about: 'Gini coefficient of grams per need, 0 = fair.', min: 0, max: 1, nullable: true }) gini: number | null;
}

export class ColdSpread extends Spread {
  @OneOf(COLD_CLASSES, { about: 'Cold class.' }) cold: string;
}

export class PlaceCounts {
  @Whole({ about: 'Within the band.', ...COUNT }) within: number;
  @Whole({ about: 'Below it.', ...COUNT }) below: number;
  @Whole({ about: 'Above it.', ...COUNT }) above: number;
  @Whole({ about: 'Not judged: no entitlement, too little to share yet, or no band.', ...COUNT }) unmeasured: number;
}

export class FairnessOverview {
  @LocalDate({ about: 'First day.' }) from: string;
  @LocalDate({ about: 'Last day, included: today.' }) to: string;
  @Instant({ about: 'When it was computed, by the database’s clock.' }) at: string;
  @Nested(() => Band, { about: 'The band voted; null where the policy promises none.', nullable: true }) band: Band | null;
  @ListOf(() => FairnessRow, { about: 'Each association, the least served first; to an association, itself alone.' }) rows: FairnessRow[];
  @Nested(() => PlaceCounts, { about: 'How many associations stand where.' }) places: PlaceCounts;
  @Nested(() => Spread, { about: 'All food together.' }) all: Spread;
  @ListOf(() => ColdSpread, { about: 'By cold class, among the associations that can keep it.' }) classes: ColdSpread[];
  @Whole({ about: 'Cycles of the period that were judged.', ...COUNT }) cycles: number;
  @Whole({ about: 'Cycles that broke the promise.', ...COUNT }) breaches: number;
  @Decimal({ about: 'Objective the promise cost, in grams-equivalent.', min: -Number.MAX_VALUE, max: Number.MAX_VALUE }) price_g: number;
  @Whole({ about: 'Grams it sent elsewhere.', ...COUNT }) moved_g: number;
}
