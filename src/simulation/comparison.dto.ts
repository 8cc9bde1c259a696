import { Fairness, PairCost, TierWeight, Urgency } from '../organisations/policy.dto.js';
import { Decimal, Flag, Instant, ListOf, Nested, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';

const MOST = Number.MAX_SAFE_INTEGER;

/** What of a policy decides who gets what; answer times are not compared. */
export class ComparedPolicy {
  @Nested(() => TierWeight, { about: 'What each use of food is worth.' }) tierWeight: TierWeight;
  @Nested(() => Urgency, { about: 'How time presses.' }) urgency: Urgency;
  @Nested(() => PairCost, { about: 'What a way costs.' }) pairCost: PairCost;
  @Nested(() => Fairness, { about: 'How much equity counts.' }) fairness: Fairness;
  @Whole({ about: 'Recipients one lot may be shared between.', min: 1, max: 50 }) maxParcelsPerLot: number;
}

export class NewComparison {
  @Nested(() => ComparedPolicy, { about: 'The policy that might be voted.' }) draft: ComparedPolicy;
  @Whole({ about: 'Days to replay.', min: 1, max: 28 }) days: number;
  @Whole({ about: 'How often chance is drawn again: more give narrower intervals and take longer.', min: 2, max: 20 }) seeds: number;
}

export class ComparedMeasure {
  @Text({ about: 'Code.' }) code: string;
  @Text({ about: 'Name.' }) name: string;
  @Text({ about: 'Unit; empty where it has none.' }) unit: string;
  @Whole({ about: 'Decimals worth showing.', min: 0, max: 6 }) decimals: number;
  @Flag({ about: 'Whether more of it is what is wanted.' }) moreIsBetter: boolean;
}

export class ComparedValue {
  @Text({ about: 'Code of the measure.' }) measure: string;
  @Decimal({ about: 'Mean over the draws.', min: -MOST, max: MOST }) mean: number;
  @Decimal({ about: 'Half the width of its 95 % confidence interval.', min: 0, max: MOST, nullable: true }) half: number | null;
  @Decimal({ about: 'What it has more than the policy in force, draw by draw.', min: -MOST, max: MOST }) more: number;
  @Decimal({ about: 'Half the width of that difference’s 95 % confidence interval.', min: 0, max: MOST, nullable: true }) moreHalf:
    number | null;
}

export class ComparedRow {
  @OneOf(['in-force', 'draft', 'first-come', 'nearest-first', 'most-urgent-first', 'two-choices', 'hindsight'], { about: 'Who decides.' })
  code: string;
  @Text({ about: 'In words.' }) name: string;
  @ListOf(() => ComparedValue, { about: 'Each measure.' }) values: ComparedValue[];
}

export class ComparisonResult {
  @Decimal({ about: 'Kilograms given on an average day: what could be saved at most.', min: 0, max: MOST }) given_kg: number;
  @ListOf(() => ComparedMeasure, { about: 'What was measured.' }) measures: ComparedMeasure[];
  @ListOf(() => ComparedRow, { about: 'The policy in force, the draft, rules of thumb, and whoever would know the whole day.' })
  rows: ComparedRow[];
}

export class PolicyComparison {
  @Uuid({ about: 'Id.' }) id: string;
  @Instant({ about: 'When it was asked for.' }) askedAt: string;
  @OneOf(['waiting', 'running', 'done', 'failed'], { about: 'How far it is.' }) state: string;
  @Decimal({ about: 'Part of the work that is done, 0 to 1.', min: 0, max: 1 }) progress: number;
  @Nested(() => ComparedPolicy, { about: 'The policy that might be voted.' }) draft: ComparedPolicy;
  @Whole({ about: 'Version of the policy it is set against: the one in force when it was asked for.', min: 0, max: MOST })
  policyVersion: number;
  @Whole({ about: 'Days replayed.', min: 1, max: 28 }) days: number;
  @Whole({ about: 'How often chance was drawn.', min: 2, max: 20 }) seeds: number;
  @OneOf(['history', 'generator'], {
    about: 'Where the lots come from: days that were in this territory, or drawn by its donors and published weights. Null until it runs.',
    nullable: true,
  })
  lotsFrom: string | null;
  @Whole({ about: 'Past days with lots that were found.', min: 0, max: MOST, nullable: true }) pastDays: number | null;
  @Text({ about: 'Why it came to nothing.', max: 2000, nullable: true }) failure: string | null;
}

export class PolicyComparisonWithResult extends PolicyComparison {
  @Nested(() => ComparisonResult, { about: 'What came of it; null until it is done.', nullable: true }) result: ComparisonResult | null;
}

export class PolicyComparisonPage {
  @ListOf(() => PolicyComparison, { about: 'Oldest first.' }) items: PolicyComparison[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}
