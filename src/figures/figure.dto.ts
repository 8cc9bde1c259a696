import { Decimal, Instant, ListOf, LocalDate, Nested, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';
import { GROUPINGS, type Grouping } from './figures.queries.js';

const GRAMS = { min: 0, max: Number.MAX_SAFE_INTEGER };
/** Nothing leaves through this limit: it only says that a number is not negative. */
const MUCH = { min: 0, max: Number.MAX_VALUE };

export class FiguresQuery {
  @LocalDate({
    about: 'First day, in the territory’s time zone; 29 days before `to` where it is not said.',
    optional: true,
    example: '2026-11-01',
  })
  from?: string;
  @LocalDate({ about: 'Last day, included; today where it is not said.', optional: true, example: '2026-11-30' }) to?: string;
  @OneOf(GROUPINGS, { about: 'What the groups are; `day` where it is not said.', optional: true }) by?: Grouping;
}

export class FigureDefinition {
  @Text({ about: 'Stable code.' }) code: string;
  @Text({ about: 'Name of the figure, in the language asked.' }) title: string;
  @Text({ about: 'What it counts and how.', max: 1000 }) text: string;
  @Text({ about: 'Unit.' }) unit: string;
  @Text({ about: 'Method or text it comes from.', max: 500 }) source: string;
}

export class SavedByDestination {
  @Whole({ about: 'At associations, not yet distributed.', ...GRAMS }) association_g: number;
  @Whole({ about: 'At the hub or transformed there.', ...GRAMS }) hub_g: number;
  @Whole({ about: 'Given to people.', ...GRAMS }) distributed_g: number;
}

export class Diverted {
  @Whole({ about: 'Fed to animals.', ...GRAMS }) feed_g: number;
  @Whole({ about: 'Composted.', ...GRAMS }) compost_g: number;
  @Whole({ about: 'Thrown away.', ...GRAMS }) discarded_g: number;
}

export class LostByKind {
  @Whole({ about: 'Expired.', ...GRAMS }) expired_g: number;
  @Whole({ about: 'Refused at pickup or delivery.', ...GRAMS }) refused_g: number;
  @Whole({ about: 'Withdrawn by its donor.', ...GRAMS }) withdrawn_g: number;
}

/** declared_g + weighingCorrection_g = saved_g + lost_g + diverted_g + inProgress_g, to the gram. */
export class MassFigures {
  @Whole({ about: 'Lots declared.', ...GRAMS }) lots: number;
  @Whole({ about: 'Grams declared.', ...GRAMS }) declared_g: number;
  @Whole({ about: 'Weighed minus announced.', min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }) weighingCorrection_g: number;
  @Whole({ about: 'Grams saved.', ...GRAMS }) saved_g: number;
  @Nested(() => SavedByDestination, { about: 'Where the saved grams are.' }) savedByDestination: SavedByDestination;
  @Whole({ about: 'Grams lost.', ...GRAMS }) lost_g: number;
  @Nested(() => LostByKind, { about: 'How they were lost.' }) lostByKind: LostByKind;
  @Whole({ about: 'Grams diverted: never counted as saved.', ...GRAMS }) diverted_g: number;
  @Nested(() => Diverted, { about: 'Where the diverted grams went.' }) diverted: Diverted;
  @Whole({ about: 'Grams that may still end in any of these.', ...GRAMS }) inProgress_g: number;
  @Whole({ about: 'Whole meal equivalents of the grams saved.', ...GRAMS }) meals: number;
  @Decimal({ about: 'Footprint of the food saved.', ...MUCH }) footprint_kgCo2e: number;
}

export class FigureGroup extends MassFigures {
  @Text({ about: 'The group: a day, an area’s code, a kind of donor or a category; an empty text = no area.' }) key: string;
  @Text({ about: 'The group in words.' }) label: string;
}

export class LossByReason {
  @OneOf(['expired', 'refused', 'withdrawn'], { about: 'How it was lost.' }) kind: string;
  @Text({ about: 'Reason, as a code.' }) code: string;
  @Text({ about: 'Reason, in words.' }) text: string;
  @Whole({ about: 'Grams.', ...GRAMS }) grams: number;
}

export class AppliedFactor {
  @Text({ about: 'Id of the factor.' }) id: string;
  @Text({ about: 'Category it was applied to.' }) category: string;
  @Decimal({ about: 'kg CO2e of one kg of food.', ...MUCH }) kgCo2ePerKg: number;
  @Text({ about: 'Who published it.' }) source: string;
  @Whole({ about: 'Year of publication.', min: 1990, max: 2100 }) year: number;
  @Whole({ about: 'Saved grams it was applied to.', ...GRAMS }) saved_g: number;
}

export class FigureTotals extends MassFigures {
  @ListOf(() => LossByReason, { about: 'Why grams were lost, the most first.' }) lostByReason: LossByReason[];
  @Text({ about: 'Sources and years of the factors applied, in one line.', max: 2000 }) footprintSource: string;
  @ListOf(() => AppliedFactor, { about: 'The factors applied.' }) factors: AppliedFactor[];
  @Whole({ about: 'Rounds started.', ...GRAMS }) rounds: number;
  @Decimal({ about: 'Kilometres of the finished rounds.', ...MUCH }) km: number;
  @Decimal({ about: 'Kilograms delivered per hour of finished round; null without any.', ...MUCH, nullable: true }) kgPerHour:
    number | null;
}

export class EquityRow {
  @Uuid({ about: 'Association.' }) organisationId: string;
  @Text({ about: 'Its name.' }) name: string;
  @Whole({ about: 'Grams it received in the period.', ...GRAMS }) received_g: number;
  @Decimal({ about: 'The need voted for it.', ...MUCH }) entitlement: number;
  @Decimal({ about: 'Its part of all that associations received, 0 to 1.', min: 0, max: 1 }) share: number;
  @Decimal({ about: 'Its part of all the needs voted, 0 to 1.', min: 0, max: 1 }) fairShare: number;
  @Decimal({ about: 'share / fairShare; 1 is exactly fair; null where it cannot be told.', ...MUCH, nullable: true }) ratio: number | null;
}

export class EquityFigures {
  @ListOf(() => EquityRow, { about: 'One row an association.' }) rows: EquityRow[];
  @Decimal({ about: 'Smallest ratio.', ...MUCH, nullable: true }) min: number | null;
  @Decimal({ about: 'Largest ratio.', ...MUCH, nullable: true }) max: number | null;
  @Decimal({ about: 'Gini coefficient of grams per need, 0 = fair.', min: 0, max: 1, nullable: true }) gini: number | null;
}

export class Figures {
  @LocalDate({ about: 'First day.' }) from: string;
  @LocalDate({ about: 'Last day, included.' }) to: string;
  @OneOf(GROUPINGS, { about: 'What the groups are.' }) by: Grouping;
  @Instant({ about: 'When they were computed, by the database’s clock.' }) at: string;
  @ListOf(() => FigureDefinition, { about: 'Every figure in words.' }) definitions: FigureDefinition[];
  @Nested(() => FigureTotals, { about: 'All groups together.' }) totals: FigureTotals;
  @ListOf(() => FigureGroup, { about: 'The groups; their masses add up to the totals.', max: 4000 }) groups: FigureGroup[];
  @Nested(() => EquityFigures, { about: 'Equity between associations.' }) equity: EquityFigures;
}
