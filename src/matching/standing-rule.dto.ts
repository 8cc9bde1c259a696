import { Flag, Instant, ListOf, LocalDate, ManyOf, Text, TimeOfDay, Uuid, Weekdays, Whole } from '../platform/http/fields.js';
import { PageQuery } from '../platform/http/page.js';
import { CATEGORIES, COLD_CLASSES } from '../vocabulary/food.js';

const MOST_G = 100_000_000;

/** What is the same in a new rule and in a kept one. */
class RuleParts {
  @ManyOf(CATEGORIES, { about: 'Kinds of food; null = every kind.', nullable: true, optional: true }) categories?: string[] | null;
  @ManyOf(COLD_CLASSES, { about: 'Cold classes; null = all of them.', nullable: true, optional: true }) colds?: string[] | null;
  @Whole({ about: 'Grams at most of one offer; null = no limit but the room.', min: 1, max: MOST_G, nullable: true, optional: true })
  most_g?: number | null;
  @Weekdays({ about: 'Days on which it is delivered, 1 = Monday; null = every day.', nullable: true, optional: true }) weekdays?:
    number[] | null;
  @TimeOfDay({ about: 'Delivered from this time on; null = at any time. Together with `closes`.', nullable: true, optional: true })
  opens?: string | null;
  @TimeOfDay({ about: 'Delivered until this time.', nullable: true, optional: true }) closes?: string | null;
  @LocalDate({ about: 'Last day it holds; null = until it is ended.', nullable: true, optional: true }) validTo?: string | null;
}

export class NewStandingRule extends RuleParts {
  @Uuid({ about: 'The site that takes it.' }) siteId: string;
  @LocalDate({ about: 'First day it holds; today where it is not said.', optional: true }) validFrom?: string;
}

export class StandingRuleChange extends RuleParts {
  @LocalDate({ about: 'First day it holds.', optional: true }) validFrom?: string;
  @Flag({ about: 'While it is paused you are asked again.', optional: true }) paused?: boolean;
  @Whole({ about: 'The version that was changed.', min: 1, max: Number.MAX_SAFE_INTEGER }) version: number;
}

export class StandingRule {
  @Uuid({ about: 'Id.' }) id: string;
  @Uuid({ about: 'The site that takes it.' }) siteId: string;
  @Text({ about: 'Its name.' }) siteName: string;
  @ManyOf(CATEGORIES, { about: 'Kinds of food; null = every kind.', nullable: true }) categories: string[] | null;
  @ManyOf(COLD_CLASSES, { about: 'Cold classes; null = all of them.', nullable: true }) colds: string[] | null;
  @Whole({ about: 'Grams at most of one offer; null = no limit but the room.', min: 1, max: MOST_G, nullable: true }) most_g: number | null;
  @Weekdays({ about: 'Days on which it is delivered, 1 = Monday; null = every day.', nullable: true }) weekdays: number[] | null;
  @TimeOfDay({ about: 'Delivered from this time on; null = at any time.', nullable: true }) opens: string | null;
  @TimeOfDay({ about: 'Delivered until this time.', nullable: true }) closes: string | null;
  @LocalDate({ about: 'First day it holds.' }) validFrom: string;
  @LocalDate({ about: 'Last day it holds; null = until it is ended.', nullable: true }) validTo: string | null;
  @Flag({ about: 'Paused: you are asked again.' }) paused: boolean;
  @Instant({ about: 'When it was made.' }) madeAt: string;
  @Whole({ about: 'Offers accepted by it in the last 28 days.', min: 0, max: Number.MAX_SAFE_INTEGER }) accepted: number;
  @Whole({ about: 'Version.', min: 1, max: Number.MAX_SAFE_INTEGER }) version: number;
}

export class StandingRulePage {
  @ListOf(() => StandingRule, { about: 'Oldest first.' }) items: StandingRule[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class StandingRuleQuery extends PageQuery {
  @Uuid({ about: 'Only of this site.', optional: true }) siteId?: string;
}
