import { offerLapsed } from '../../matching/offer.events.js';
import { message } from '../message-kind.js';

export const offerLapsedMessage = message({
  kind: 'offer-lapsed',
  events: [offerLapsed],
  people: `
    select r.organisation_id, r.id as site_id, null as role,
           jsonb_build_object('offerId', o.id, 'lotId', l.id, 'label', l.label, 'grams', o.grams, 'donor', d.name) as facts
      from offer o join lot l on l.id = o.lot_id join site d on d.id = l.donor_site_id join site r on r.id = o.recipient_site_id
     where o.id = ($1::jsonb->>'offerId')::uuid`,
  words: {
    fr: ({ label, grams, donor }, say) =>
      `La proposition de ${donor} (${say.mass(grams)} de « ${label} ») a expiré sans réponse. Elle va à quelqu’un d’autre.`,
    en: ({ label, grams, donor }, say) =>
      `The offer of ${donor} (${say.mass(grams)} of “${label}”) lapsed without an answer. It goes to someone else.`,
  },
  link: () => '/offers',
});
