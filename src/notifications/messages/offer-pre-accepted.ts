import { offerPreAccepted } from '../../matching/offer.events.js';
import { message } from '../message-kind.js';

export const offerPreAcceptedMessage = message({
  kind: 'offer-pre-accepted',
  events: [offerPreAccepted],
  people: `
    select r.organisation_id, r.id as site_id, null as role,
           jsonb_build_object('offerId', o.id, 'lotId', l.id, 'label', l.label, 'grams', o.grams, 'donor', d.name) as facts
      from offer o join lot l on l.id = o.lot_id join site d on d.id = l.donor_site_id join site r on r.id = o.recipient_site_id
     where o.id = ($1::jsonb->>'offerId')::uuid and o.state = 'accepted'`,
  words: {
    fr: ({ label, grams, donor }, say) =>
      `Accepté d’office, selon votre règle : ${say.mass(grams)} de « ${label} » de ${donor}. Vous pouvez encore y renoncer.`,
    en: ({ label, grams, donor }, say) =>
      `Accepted by your rule: ${say.mass(grams)} of “${label}” from ${donor}. You can still give it back.`,
  },
  link: () => '/offers',
});
