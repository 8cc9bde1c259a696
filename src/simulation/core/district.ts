import type { Travel, Recipient } from '../../matching/core/problem.js';
import type { DonorKind } from '../../vocabulary/food.js';
import type { Point } from '../../vocabulary/place.js';

/** An opening that comes back every week; ISO weekdays, local `HH:MM`. */
export interface WeekWindow {
  readonly purpose: 'pickup' | 'receiving' | 'distribution';
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

export interface DistrictDonor {
  readonly code: string;
  /** The organisation it belongs to, where that has another name: conventions are signed with it. */
  readonly donor?: string;
  readonly donorKind: DonorKind;
  readonly point: Point;
  readonly windows: readonly WeekWindow[];
}

/** A recipient as it is every day; what changes (room, what it has had, today's openings) is added by the moment. */
export interface DistrictRecipient {
  readonly facts: Omit<Recipient, 'open' | 'distributions' | 'received_g'>;
  readonly windows: readonly WeekWindow[];
}

/** Everybody in a district: who gives, who may take, and how far apart they are. */
export interface District {
  readonly timeZone: string;
  readonly travel: Extract<Travel, { model: 'affine' }>;
  readonly donors: readonly DistrictDonor[];
  readonly recipients: readonly DistrictRecipient[];
}
