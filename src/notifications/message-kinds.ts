import type { MessageKind } from './message-kind.js';
import { lotExpiredMessage } from './messages/lot-expired.js';
import { lotUnplacedMessage } from './messages/lot-unplaced.js';
import { lotWithdrawnMessage } from './messages/lot-withdrawn.js';
import { offerLapsedMessage } from './messages/offer-lapsed.js';
import { offerMadeMessage } from './messages/offer-made.js';
import { offerPreAcceptedMessage } from './messages/offer-pre-accepted.js';
import { parcelDeliveredMessage } from './messages/parcel-delivered.js';
import { parcelRefusedMessage } from './messages/parcel-refused.js';
import { pickupComingMessage } from './messages/pickup-coming.js';
import { roundCancelledMessage } from './messages/round-cancelled.js';
import { roundChangedMessage, roundPlannedMessage } from './messages/round-planned.js';

/** Every message that is ever sent. */
export const MESSAGE_KINDS: readonly MessageKind[] = [
  offerMadeMessage,
  offerPreAcceptedMessage,
  offerLapsedMessage,
  lotUnplacedMessage,
  lotExpiredMessage,
  lotWithdrawnMessage,
  roundPlannedMessage,
  roundChangedMessage,
  roundCancelledMessage,
  pickupComingMessage,
  parcelRefusedMessage,
  parcelDeliveredMessage,
];
