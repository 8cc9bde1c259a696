import { Instant, ListOf, Nested, OneOf, Whole } from '../../platform/http/fields.js';
import { PROFILES } from '../core/problem.js';
import { NOTICE_REASONS } from './travel-notice.js';
import { TRAVEL_SOURCES } from './travel-source.js';

const MOST = Number.MAX_SAFE_INTEGER;

export class EstimatedLegs {
  @OneOf(PROFILES, { about: 'How one moves.' }) profile: string;
  @Whole({ about: 'Legs between two places that are estimated.', min: 1, max: MOST }) estimated: number;
  @Whole({ about: 'Legs in all.', min: 1, max: MOST }) legs: number;
}

export class TravelNotice {
  @OneOf(TRAVEL_SOURCES, { about: 'Source that was to answer.' }) source: string;
  @OneOf(NOTICE_REASONS, { about: 'Why some travel times are estimates.' }) reason: string;
  @Instant({ about: 'Since when it has not answered; null where it answers but knows no way.', nullable: true }) since: string | null;
  @ListOf(() => EstimatedLegs, { about: 'How many legs are estimated.', max: 4 }) profiles: EstimatedLegs[];
}

export class TravelState {
  @OneOf(TRAVEL_SOURCES, { about: 'Where travel times come from.' }) source: string;
  @Instant({ about: 'When rounds were last planned.', nullable: true }) plannedAt: string | null;
  @Nested(() => TravelNotice, { about: 'Estimates in the last planning; null where there were none.', nullable: true })
  notice: TravelNotice | null;
}
