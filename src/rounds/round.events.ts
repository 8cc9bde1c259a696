import { event } from '../platform/outbox/event.js';

export const roundPlanned = event<{ roundId: string }>('round.planned');
/** A stop as its people know it: where, what for, and when. */
export interface StopNote {
  siteId: string;
  kind: 'pickup' | 'delivery';
  at: string;
}
/** What is new in a round: stops added, gone, at another time, and those where only what is handed over has changed. */
export const roundChanged = event<{ roundId: string; added: StopNote[]; gone: StopNote[]; moved: StopNote[]; loads: StopNote[] }>(
  'round.changed',
);
/** Somebody was told that a vehicle comes, and now none does. */
export const visitLost = event<{ siteId: string; kind: 'pickup' | 'delivery'; at: string; grams: number }>('visit.lost');
export const roundCancelled = event<{ roundId: string; reasonCode: string }>('round.cancelled');
export const roundStarted = event<{ roundId: string }>('round.started');
export const roundDone = event<{ roundId: string }>('round.done');
export const parcelCollected = event<{ parcelId: string; lotId: string; roundId: string }>('parcel.collected');
export const parcelDelivered = event<{ parcelId: string; lotId: string; roundId: string; recipientSiteId: string }>('parcel.delivered');
export const parcelRefused = event<{ parcelId: string; lotId: string; reasonCode: string; at: 'pickup' | 'delivery' }>('parcel.refused');
/** The vehicle broke down: what was not collected is to be planned anew; what is aboard waits for the coordinator. */
export const roundInterrupted = event<{ roundId: string; vehicleId: string; onBoard_g: number }>('round.interrupted');
/** The vehicle runs again: its remaining stops are driven after all. */
export const roundResumed = event<{ roundId: string }>('round.resumed');
export const stopFailed = event<{ stopId: string; roundId: string; siteId: string; kind: 'pickup' | 'delivery'; reasonCode: string }>(
  'stop.failed',
);
/** Once a stop: it is expected later than was promised by at least the minutes of the policy. */
export const stopLate = event<{ stopId: string; roundId: string; siteId: string; late_min: number }>('stop.late');
/** Somebody has left word that a planning is wanted. */
export const planningWanted = event<{ cause: string }>('planning.wanted');
