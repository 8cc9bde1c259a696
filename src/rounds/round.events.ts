import { event } from '../platform/outbox/event.js';

export const roundPlanned = event<{ roundId: string }>('round.planned');
export const roundChanged = event<{ roundId: string }>('round.changed');
export const roundCancelled = event<{ roundId: string; reasonCode: string }>('round.cancelled');
export const roundStarted = event<{ roundId: string }>('round.started');
export const roundDone = event<{ roundId: string }>('round.done');
export const parcelCollected = event<{ parcelId: string; lotId: string; roundId: string }>('parcel.collected');
export const parcelDelivered = event<{ parcelId: string; lotId: string; roundId: string; recipientSiteId: string }>('parcel.delivered');
export const parcelRefused = event<{ parcelId: string; lotId: string; reasonCode: string; at: 'pickup' | 'delivery' }>('parcel.refused');
