import { Type } from 'class-transformer';
import { Anything, Decimal, Flag, Instant, ListOf, OneOf, Text, Uuid, Whole } from '../platform/http/fields.js';

const MOST = Number.MAX_SAFE_INTEGER;

export class Stale {
  @Text({ about: 'Lot, by its name in the problem.' }) lot: string;
  @Text({ about: 'Recipient, by its name in the problem.' }) recipient: string;
  @Whole({ about: 'Packages.', min: 0, max: MOST }) packages: number;
  @Text({ about: 'What had changed, as a code: that of a rule, `full`, `min-delivery`, `changed` (the lot) or `gone` (the recipient).' })
  code: string;
}

export class Cycle {
  @Uuid({ about: 'Id.' }) id: string;
  @Whole({ about: 'Running number in the territory.', min: 1, max: MOST }) number: number;
  @Instant({ about: 'When it was decided.' }) decidedAt: string;
  @Whole({ about: 'Version of the voted policy it followed.', min: 0, max: MOST }) policyVersion: number;
  @OneOf(['joint', 'urgent-first', 'single'], {
    about: 'How it was decided; urgent-first is what it falls back to, single is one urgent lot at the prices of the last cycle.',
  })
  method: string;
  @Whole({ about: 'Open lots looked at.', min: 0, max: MOST }) lots: number;
  @Whole({ about: 'Recipients looked at.', min: 0, max: MOST }) recipients: number;
  @Whole({ about: 'Placements made.', min: 0, max: MOST }) placements: number;
  @Whole({ about: 'Lots with something left over.', min: 0, max: MOST }) leftOver: number;
  @Decimal({ about: 'Objective, grams-equivalent.', min: -MOST, max: MOST }) objective: number;
  @Decimal({ about: 'What no decision can exceed.', min: -MOST, max: MOST, nullable: true }) bound: number | null;
  @Decimal({ about: '(bound − objective) / bound.', min: -MOST, max: MOST, nullable: true }) gap: number | null;
  @Decimal({ about: 'Seconds of deciding.', min: 0, max: MOST }) seconds: number;
  @Text({ about: 'Why it fell back.', nullable: true, max: 2000 }) failure: string | null;
  @ListOf(() => Stale, { about: 'Placements that no longer stood when it had decided, and were left to the next cycle.' }) stale: Stale[];
}

export class CycleWithFiles extends Cycle {
  @Anything({ about: 'The exact problem, format glane-matching/1.' }) problem: object;
  @Anything({ about: 'The exact answer, format glane-proposal/1.' }) proposal: object;
  @Flag({ about: 'Whether deciding the same problem again gives the same answer, to the byte.' }) replays: boolean;
}

export class CyclePage {
  @ListOf(() => Cycle, { about: 'Newest first.' }) items: Cycle[];
  @Text({ about: 'Cursor of the next page; null at the end.', nullable: true }) next: string | null;
}

export class CycleQuery {
  @Type(() => Number) @Whole({ about: 'Most items on a page.', min: 1, max: 200, optional: true }) limit?: number;
  @Uuid({ about: 'Cursor given by the page before.', optional: true }) cursor?: string;
}

export class CycleRun {
  @Uuid({ about: 'The cycle that ran; null when there was nothing to decide.', nullable: true }) cycleId: string | null;
}

export class Placed {
  @Uuid({ about: 'Recipient site.' }) recipientSiteId: string;
  @Text({ about: 'Its name.' }) recipientName: string;
  @Whole({ about: 'Packages.', min: 0, max: MOST }) packages: number;
  @Whole({ about: 'Grams.', min: 0, max: MOST }) grams: number;
  @Whole({ about: 'Metres on the road, about.', min: 0, max: MOST }) distance_m: number;
  @Text({ about: 'In words.', max: 1000 }) text: string;
}

export class WhyNot {
  @Uuid({ about: 'Recipient site.' }) recipientSiteId: string;
  @Text({ about: 'Its name.' }) recipientName: string;
  @Text({ about: 'Reason, as a code.' }) code: string;
  @Text({ about: 'Reason, in words.', max: 1000 }) text: string;
  @Text({ about: 'What would have had to be different.', max: 1000, nullable: true }) wouldHelp: string | null;
  @Anything({ about: 'The figures behind it.' }) facts: Record<string, unknown>;
}

export class LotCycle {
  @Uuid({ about: 'Cycle.' }) cycleId: string;
  @Whole({ about: 'Its number.', min: 1, max: MOST }) number: number;
  @Instant({ about: 'When it was decided.' }) decidedAt: string;
  @ListOf(() => Placed, { about: 'Who got it.' }) placed: Placed[];
  @ListOf(() => Placed, { about: 'Who was asked next, at once, when an offer of this decision came to nothing; in that order.' })
  askedNext: Placed[];
  @Whole({ about: 'Grams nobody got.', min: 0, max: MOST }) leftOver_g: number;
  @ListOf(() => WhyNot, { about: 'Why others did not.' }) because: WhyNot[];
}

export class LotExplanation {
  @Uuid({ about: 'Lot.' }) lotId: string;
  @ListOf(() => LotCycle, { about: 'Each cycle that looked at it, newest first.' }) cycles: LotCycle[];
}

export class ExplanationQuery {
  @Uuid({ about: 'Only why (not) this recipient site.', optional: true }) recipientSiteId?: string;
}
