import { parcelDelivered } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';

/** The donor learns where its gift went. */
export const parcelDeliveredMessage = message({
  kind: 'parcel-delivered',
  events: [parcelDelivered],
  people: `
    select d.organisation_id, d.id as site_id, null as role,
           jsonb_build_object('lotId', l.id, 'label', l.label, 'grams', p.grams, 'recipient', r.name) as facts
      from parcel p join lot l on l.id = p.lot_id join site d on d.id = l.donor_site_id join site r on r.id = ($1::jsonb->>'recipientSiteId')::uuid
     where p.id = ($1::jsonb->>'parcelId')::uuid`,
  words: {
    fr: ({ label, grams, recipient }, say) => `${say.mass(grams)} de « ${label} » sont arrivés chez ${recipient}. Merci !`,
    en: ({ label, grams, recipient }, say) => `${say.mass(grams)} of “${label}” reached ${recipient}. Thank you!`,
  },
  link: ({ lotId }) => `/lots/${lotId}`,
});
