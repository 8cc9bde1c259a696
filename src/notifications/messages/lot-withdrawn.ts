import { lotWithdrawn } from '../../lots/lot.events.js';
import { message } from '../message-kind.js';

/** Those who had accepted it and now need not wait for it. */
export const lotWithdrawnMessage = message({
  kind: 'lot-withdrawn',
  events: [lotWithdrawn],
  people: `
    select r.organisation_id, r.id as site_id, null as role,
           jsonb_build_object('lotId', l.id, 'label', l.label, 'donor', d.name, 'reason', $1::jsonb->>'reasonCode') as facts
      from lot l join site d on d.id = l.donor_site_id join site r on r.id::text in (select jsonb_array_elements_text($1::jsonb->'acceptedBy'))
     where l.id = ($1::jsonb->>'lotId')::uuid`,
  words: {
    fr: ({ label, donor, reason }, say) => `${donor} a repris « ${label} », que vous aviez accepté : ${say.reason(reason)}.`,
    en: ({ label, donor, reason }, say) => `${donor} took back “${label}”, which you had accepted: ${say.reason(reason)}.`,
  },
  link: ({ lotId }) => `/lots/${lotId}`,
});
