import type { MessageKind } from './message-kind.js';
import { deliveryComingMessage } from './messages/delivery-coming.js';
import { equipmentAnsweredMessage } from './messages/equipment-answered.js';
import { equipmentAskedMessage } from './messages/equipment-asked.js';
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
import { roundInterruptedMessage } from './messages/round-interrupted.js';
import { roundChangedMessage } from './messages/round-changed.js';
import { roundPlannedMessage } from './messages/round-planned.js';
import { stopFailedMessage } from './messages/stop-failed.js';
import { stopLateMessage } from './messages/stop-late.js';
import { visitLostMessage } from './messages/visit-lost.js';

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
  roundInterruptedMessage,
  stopLateMessage,
  stopFailedMessage,
  pickupComingMessage,
  deliveryComingMessage,
  visitLostMessage,
  parcelRefusedMessage,
  parcelDeliveredMessage,
  equipmentAskedMessage,
  equipmentAnsweredMessage,
];
