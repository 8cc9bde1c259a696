import { event } from '../platform/outbox/event.js';

/** A lot was declared and is open to matching (or held, when `held`). */
export const lotDeclared = event<{ lotId: string; held: boolean }>('lot.declared');
/** Many lots came in one file: one event for all of them, since matching looks at everything open anyway. */
export const lotsImported = event<{ importId: string; lots: number }>('lot.imported');
export const lotReleased = event<{ lotId: string }>('lot.released');
export const lotWithdrawn = event<{ lotId: string; reasonCode: string; acceptedBy: string[] }>('lot.withdrawn');
export const parcelExpired = event<{ lotId: string; parcelId: string; reasonCode: string; recipientSiteId: string | null }>(
  'lot.parcel-expired',
);
/** Packages came back to be matched again. */
export const lotReopened = event<{ lotId: string; parcelId: string; reasonCode: string }>('lot.reopened');
