import { offerMade } from '../../matching/offer.events.js';
import { message } from '../message-kind.js';

export const offerMadeMessage = message({
  kind: 'offer-made',
  events: [offerMade],
  people: `
    select r.organisation_id, r.id as site_id, null as role,
           jsonb_build_object('offerId', o.id, 'lotId', l.id, 'label', l.label, 'grams', o.grams, 'donor', d.name, 'site', r.name, 'lapsesAt', o.lapses_at) as facts
      from offer o join lot l on l.id = o.lot_id join site d on d.id = l.donor_site_id join site r on r.id = o.recipient_site_id
     where o.id = ($1::jsonb->>'offerId')::uuid and o.state = 'open'`,
  words: {
    fr: ({ label, grams, donor, lapsesAt }, say) =>
      `${donor} vous propose ${say.mass(grams)} de « ${label} ». Répondez avant ${say.time(lapsesAt)}.`,
    en: ({ label, grams, donor, lapsesAt }, say) =>
      `${donor} offers you ${say.mass(grams)} of “${label}”. Answer before ${say.time(lapsesAt)}.`,
  },
  link: () => '/offers',
});
