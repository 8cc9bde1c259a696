import { event } from '../platform/outbox/event.js';

export const offerMade = event<{ offerId: string; lotId: string; recipientSiteId: string }>('offer.made');
export const offerAccepted = event<{ offerId: string; lotId: string; parcelId: string }>('offer.accepted');
/** A standing rule of the recipient said yes in its stead; said beside `offer.accepted`. */
export const offerPreAccepted = event<{ offerId: string; lotId: string; standingRuleId: string }>('offer.pre-accepted');
export const offerDeclined = event<{ offerId: string; lotId: string; reasonCode: string }>('offer.declined');
export const offerLapsed = event<{ offerId: string; lotId: string }>('offer.lapsed');
/** A recipient gave back what it had accepted: rounds that were to bring it must be planned again. */
export const offerCancelled = event<{ offerId: string; lotId: string; parcelId: string; reasonCode: string }>('offer.cancelled');
/** A cycle found nobody for (part of) a lot for the first time. */
export const lotUnplaced = event<{ lotId: string; leftOver_g: number }>('lot.unplaced');
