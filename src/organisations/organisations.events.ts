import { event } from '../platform/outbox/event.js';

/** What a site takes, keeps cold or when it is open is no longer what it was. */
export const siteChanged = event<{ siteId: string }>('site.changed');

/** A vehicle, or who drives it when, is no longer what it was. */
export const vehicleChanged = event<{ vehicleId: string }>('vehicle.changed');

/** A person will not be there on a day (or will be after all: look at the rows). */
export const personAbsent = event<{ personId: string; day: string }>('person.absent');
