import { roundChanged, roundPlanned } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';
import { visitsToTell } from '../visits-to-tell.js';

/** Each recipient on the round: somebody has to be there, with room. Told again like donors are. */
export const deliveryComingMessage = message({
  kind: 'delivery-coming',
  events: [roundPlanned, roundChanged],
  people: visitsToTell({ stops: 'delivery', kind: 'delivery-coming' }),
  words: {
    fr: ({ site, arrival, vehicle, grams }, say) => `${vehicle} vous apporte ${say.mass(grams)} vers ${say.time(arrival)} (${site}).`,
    en: ({ site, arrival, vehicle, grams }, say) => `${vehicle} brings you ${say.mass(grams)} at about ${say.time(arrival)} (${site}).`,
  },
  link: () => '/received',
});
