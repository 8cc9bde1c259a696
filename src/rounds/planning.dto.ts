import { Decimal, Flag, Instant, ListOf, LocalDate, OneOf, Text, Texts, Uuid, Whole } from '../platform/http/fields.js';
import { PLANNING_CAUSES } from './planning-lease.js';

const MOST = Number.MAX_SAFE_INTEGER;

export class Planning {
  @Whole({ about: 'Requests looked at.', min: 0, max: MOST }) requests: number;
  @Whole({ about: 'Of these on a round.', min: 0, max: MOST }) served: number;
  @Whole({ about: 'Rounds.', min: 0, max: MOST }) rounds: number;
  @Whole({ about: 'Stops promised before that another vehicle makes now, or at another time, or nobody.', min: 0, max: MOST })
  changedStops: number;
  @Flag({ about: 'False when there was nothing to plan.' }) planned: boolean;
  @Flag({ about: 'True when one was under way already: another follows it at once.' }) underWay: boolean;
}

export class PlanningRecord {
  @Uuid({ about: 'Id.' }) id: string;
  @Whole({ about: 'Running number in the territory.', min: 1, max: MOST }) number: number;
  @Instant({ about: 'When it took effect.' }) plannedAt: string;
  @Texts({ about: `Why it was made: ${PLANNING_CAUSES.join(', ')}.` }) causes: string[];
  @OneOf(['search', 'insertion'], {
    about: 'How: `search` made a new plan; with `insertion` the plan in force stayed and what was possible was added to it.',
  })
  method: string;
  @Whole({ about: 'Requests looked at.', min: 0, max: MOST }) requests: number;
  @Whole({ about: 'Of these on a round.', min: 0, max: MOST }) served: number;
  @Whole({ about: 'Rounds.', min: 0, max: MOST }) rounds: number;
  @Whole({ about: 'Stops that had been promised before and were still to be made.', min: 0, max: MOST }) promisedStops: number;
  @Whole({ about: 'Of these: another vehicle, another time by five minutes or more, or nobody.', min: 0, max: MOST }) changedStops: number;
  @Whole({ about: 'Requests that were no longer so when it took effect; they were planned again at once.', min: 0, max: MOST })
  stale: number;
  @Decimal({ about: 'Seconds of planning.', min: 0, max: MOST }) seconds: number;
  @Decimal({ about: 'What the objective makes of the plan, in metres.', min: -MOST, max: MOST }) cost: number;
  @Whole({ about: 'Where the search started from: the same problem, seed and iterations give the same plan.', min: 0, max: MOST })
  seed: number;
  @Whole({ about: 'Steps of the search; null where time ran out before.', min: 0, max: MOST, nullable: true }) iterations: number | null;
  @Text({ about: 'Why the search gave no plan.', nullable: true, max: 2000 }) failure: string | null;
  @Flag({ about: 'Whether its problem is still kept.' }) hasProblem: boolean;
}

export class PlanningList {
  @ListOf(() => PlanningRecord, { about: 'Of that day, newest first.' }) items: PlanningRecord[];
  @Flag({ about: 'Whether one is under way just now.' }) underWay: boolean;
  @Instant({ about: 'When the next one is due, as things are now; null where nothing waits.', nullable: true }) nextAt: string | null;
}

export class PlanningQuery {
  @LocalDate({ about: 'Day; today when missing.', optional: true }) day?: string;
}

export class RoundsPolicy {
  @Flag({ about: 'Whether a time that was told binds later plans.' }) keepsPromises: boolean;
  @Whole({ about: 'Minutes by which a promised time may move at most.', min: 0, max: 240 }) maxMove_min: number;
  @Whole({ about: 'Minutes after which a round counts as late at a stop.', min: 5, max: 240 }) late_min: number;
  @Whole({ about: 'Version that was read.', min: 1, max: MOST }) version: number;
}
