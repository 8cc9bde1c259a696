import { event } from '../platform/outbox/event.js';

/** Something in the pool broke, came back, or is lent at other hours. */
export const equipmentChanged = event<{ itemId: string }>('equipment.changed');

/** Somebody would like to borrow outside the hours a thing is lent: its owner decides. */
export const equipmentAsked = event<{ bookingId: string }>('equipment.asked');

/** The owner said yes, or a booking that others counted on is gone: its borrower should know. */
export const equipmentConfirmed = event<{ bookingId: string }>('equipment.confirmed');
export const equipmentCancelled = event<{ bookingId: string }>('equipment.cancelled');
