import type { ColdClass } from '../../vocabulary/food.js';

/** A round as the API shows it; `stops` only where one round was asked for. */
export interface RoundView {
  readonly id: string;
  readonly reference: number;
  readonly vehicleName: string;
  readonly personName: string | null;
  readonly startsAt: string;
  readonly state: string;
  readonly version: number;
  readonly stopCount: number;
  readonly doneStops: number;
  readonly stops?: readonly StopView[];
}

export interface StopView {
  readonly id: string;
  readonly seq: number;
  readonly kind: 'pickup' | 'delivery';
  readonly siteId: string;
  readonly plannedArrival: string;
  readonly plannedDeparture: string;
  readonly state: string;
  readonly doneAt: string | null;
  readonly lines: readonly LineView[];
}

export interface LineView {
  readonly parcelId: string;
  readonly lotId: string;
  readonly lotReference: number;
  readonly cold: ColdClass;
  readonly packages: number;
  readonly planned_g: number;
  readonly weighed_g: number | null;
  readonly refused_g: number;
}
