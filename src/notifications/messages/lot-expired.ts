import { parcelExpired } from '../../lots/lot.events.js';
import { message } from '../message-kind.js';

/** The donor, the coordinators, and who had been promised it. */
export const lotExpiredMessage = message({
  kind: 'lot-expired',
  events: [parcelExpired],
  people: `
    select t.organisation_id, t.site_id, t.role,
           jsonb_build_object('lotId', l.id, 'label', l.label, 'grams', p.grams, 'donor', d.name, 'reason', $1::jsonb->>'reasonCode') as facts
      from parcel p join lot l on l.id = p.lot_id join site d on d.id = l.donor_site_id left join site r on r.id = ($1::jsonb->>'recipientSiteId')::uuid
     cross join lateral (values (d.organisation_id, d.id, null), (null, null, 'coordinator'), (r.organisation_id, r.id, null)) as t(organisation_id, site_id, role)
     where p.id = ($1::jsonb->>'parcelId')::uuid and (t.role is not null or t.organisation_id is not null)`,
  words: {
    fr: ({ label, grams, donor, reason }, say) =>
      `${say.mass(grams)} de « ${label} » (${donor}) ne seront pas donnés : ${say.reason(reason)}.`,
    en: ({ label, grams, donor, reason }, say) => `${say.mass(grams)} of “${label}” (${donor}) will not be given: ${say.reason(reason)}.`,
  },
  link: ({ lotId }) => `/lots/${lotId}`,
});
