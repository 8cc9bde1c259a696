import { roundChanged, roundPlanned } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';
import { visitsToTell } from '../visits-to-tell.js';

/** Each donor on the round. */
export const pickupComingMessage = message({
  kind: 'pickup-coming',
  events: [roundPlanned, roundChanged],
  people: visitsToTell({ stops: 'pickup', kind: 'pickup-coming' }),
  words: {
    fr: ({ site, arrival, vehicle, grams }, say) =>
      `${vehicle} passe chez vous (${site}) vers ${say.time(arrival)} pour ${say.mass(grams)}.`,
    en: ({ site, arrival, vehicle, grams }, say) =>
      `${vehicle} comes to you (${site}) at about ${say.time(arrival)} for ${say.mass(grams)}.`,
  },
  link: () => '/lots',
});
