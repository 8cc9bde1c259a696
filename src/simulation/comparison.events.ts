import { event } from '../platform/outbox/event.js';

export const comparisonAsked = event<{ comparisonId: string }>('comparison.asked');
