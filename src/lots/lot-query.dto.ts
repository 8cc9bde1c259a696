import { Type } from 'class-transformer';
import { PARCEL_STATES } from '../vocabulary/parcel.js';
import { Instant, OneOf, Uuid, Whole } from '../platform/http/fields.js';
import type { LotFilter } from './lots.queries.js';

export class LotQuery {
  @OneOf(PARCEL_STATES, { about: 'Lots with a part in this state.', optional: true }) state?: string;
  @Uuid({ about: 'Lots of this donor site.', optional: true }) siteId?: string;
  @Instant({ about: 'Declared at or after this instant.', optional: true }) since?: string;
  @Type(() => Number) @Whole({ about: 'Most items on a page.', min: 1, max: 200, optional: true }) limit?: number;
  @Uuid({ about: 'Cursor given by the page before.', optional: true }) cursor?: string;

  filter(): Omit<LotFilter, 'organisationId'> {
    return { state: this.state, siteId: this.siteId, since: this.since, before: this.cursor, limit: this.limit ?? 50 };
  }
}
