import { Decimal, Instant, ListOf, LocalDate, Nested, Text, Uuid, Whole } from '../platform/http/fields.js';
import { MOST_VERSIONS } from './organisation.dto.js';

export class TierWeight {
  @Decimal({ about: 'Weight of a gram given to an association.', min: 0, max: 10 }) association: number;
  @Decimal({ about: 'To a hub.', min: 0, max: 10 }) hub: number;
  @Decimal({ about: 'To animals.', min: 0, max: 10 }) feed: number;
  @Decimal({ about: 'To compost.', min: 0, max: 10 }) compost: number;
}

export class Urgency {
  @Decimal({ about: 'Hours before its deadline from which a lot grows urgent.', min: 1, max: 720 }) horizonHours: number;
  @Decimal({ about: 'How much more a gram weighs at its deadline.', min: 0, max: 10 }) boost: number;
}

export class PairCost {
  @Whole({ about: 'What each pair of donor and recipient costs, in grams of food.', min: 0, max: 1_000_000 }) fixed_g: number;
  @Decimal({ about: 'What each metre between them costs, in grams of food.', min: 0, max: 1000 }) perMetre_g: number;
}

export class Band {
  @Decimal({ about: 'Least part of its fair share that an association is promised; 1 = all of it.', min: 0, max: 1 }) least: number;
  @Decimal({ about: 'Most that it should receive, as parts of its fair share.', min: 1, max: 10 }) most: number;
  @Whole({
    about: 'Fair share over 28 days, in grams, from which an association is judged at all; 0 where it is not said.',
    min: 0,
    max: 1_000_000_000,
    optional: true,
  })
  from_g?: number;
}

export class Fairness {
  @Decimal({ about: 'How much a gram towards the fair share weighs.', min: 0, max: 10 }) weight: number;
  @Nested(() => Band, {
    about: 'Within which the share received ÷ share entitled of every association is kept; without it nothing is promised.',
    optional: true,
  })
  band?: Band;
}

export class OfferRules {
  @Whole({ about: 'Minutes a recipient has to answer.', min: 1, max: 1440 }) answerMinutes: number;
  @Whole({ about: 'Least minutes it has, however urgent the lot.', min: 1, max: 1440 }) leastMinutes: number;
}

export class CycleRules {
  @Whole({ about: 'Minutes before the end of its pickup from which a lot is decided at once.', min: 1, max: 1440 }) urgentMinutes: number;
}

/** What the steering committee votes: weights and limits, every one of them. */
export class PolicyBody {
  @Nested(() => TierWeight, { about: 'What each use of food is worth.' }) tierWeight: TierWeight;
  @Nested(() => Urgency, { about: 'How time presses.' }) urgency: Urgency;
  @Nested(() => PairCost, { about: 'What a way costs.' }) pairCost: PairCost;
  @Nested(() => Fairness, { about: 'How much equity counts.' }) fairness: Fairness;
  @Whole({ about: 'Recipients one lot may be shared between.', min: 1, max: 50 }) maxParcelsPerLot: number;
  @Nested(() => OfferRules, { about: 'How long an offer stands.' }) offer: OfferRules;
  @Nested(() => CycleRules, { about: 'When it is decided.' }) cycle: CycleRules;
}

export class NewPolicy {
  @Nested(() => PolicyBody, { about: 'Weights and limits.' }) body: PolicyBody;
  @Instant({ about: 'From when it applies; in the future.' }) validFrom: string;
  @LocalDate({ about: 'Day of the vote.', optional: true, nullable: true }) votedOn?: string | null;
  @Text({ about: 'What was decided, in words.', max: 2000, optional: true, nullable: true }) note?: string | null;
}

export class Policy {
  @Uuid({ about: 'Id.' }) id: string;
  @Whole({ about: 'Its number; every decision names the one it was made under.', min: 1, max: MOST_VERSIONS }) version: number;
  @Instant({ about: 'From when it applies.' }) validFrom: string;
  @LocalDate({ about: 'Day of the vote.', nullable: true }) votedOn: string | null;
  @Text({ about: 'What was decided, in words.', max: 2000, nullable: true }) note: string | null;
  @Nested(() => PolicyBody, { about: 'Weights and limits.' }) body: PolicyBody;
}

export class PolicyPage {
  @ListOf(() => Policy, { about: 'Policies, oldest first.' }) items: Policy[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}
