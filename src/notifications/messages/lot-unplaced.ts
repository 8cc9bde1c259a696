import { lotUnplaced } from '../../matching/offer.events.js';
import { message } from '../message-kind.js';

export const lotUnplacedMessage = message({
  kind: 'lot-unplaced',
  events: [lotUnplaced],
  people: `
    select t.organisation_id, t.site_id, t.role, jsonb_build_object('lotId', l.id, 'label', l.label, 'grams', ($1::jsonb->>'leftOver_g')::bigint, 'donor', d.name, 'until', l.pickup_to) as facts
      from lot l join site d on d.id = l.donor_site_id cross join lateral (values (d.organisation_id, d.id, null), (null, null, 'coordinator')) as t(organisation_id, site_id, role)
     where l.id = ($1::jsonb->>'lotId')::uuid`,
  words: {
    fr: ({ label, grams, donor, until }, say) =>
      `Personne ne peut prendre ${say.mass(grams)} de « ${label} » (${donor}) pour l’instant. Nous cherchons jusqu’à ${say.time(until)}.`,
    en: ({ label, grams, donor, until }, say) =>
      `Nobody can take ${say.mass(grams)} of “${label}” (${donor}) for now. We keep looking until ${say.time(until)}.`,
  },
  link: ({ lotId }) => `/lots/${lotId}`,
});
