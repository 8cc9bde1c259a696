import { parcelRefused } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';

export const parcelRefusedMessage = message({
  kind: 'parcel-refused',
  events: [parcelRefused],
  people: `
    select t.organisation_id, t.site_id, t.role,
           jsonb_build_object('lotId', l.id, 'label', l.label, 'grams', p.grams, 'donor', d.name, 'reason', $1::jsonb->>'reasonCode', 'at', $1::jsonb->>'at') as facts
      from parcel p join lot l on l.id = p.lot_id join site d on d.id = l.donor_site_id
     cross join lateral (values (d.organisation_id, d.id, null), (null, null, 'coordinator')) as t(organisation_id, site_id, role)
     where p.id = ($1::jsonb->>'parcelId')::uuid`,
  words: {
    fr: ({ label, grams, donor, reason, at }, say) =>
      `${say.mass(grams)} de « ${label} » (${donor}) ont été refusés ${at === 'pickup' ? 'à la collecte' : 'à la livraison'} : ${say.reason(reason)}.`,
    en: ({ label, grams, donor, reason, at }, say) =>
      `${say.mass(grams)} of “${label}” (${donor}) were refused at ${at === 'pickup' ? 'pickup' : 'delivery'}: ${say.reason(reason)}.`,
  },
  link: ({ lotId }) => `/lots/${lotId}`,
});
