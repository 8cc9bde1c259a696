import { visitLost } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';

/** A site that waits for a vehicle which does not come, and nobody else for the time being. */
export const visitLostMessage = message({
  kind: 'visit-lost',
  events: [visitLost],
  people: `
    select s.organisation_id, s.id as site_id, null as role,
           jsonb_build_object('site', s.name, 'kind', $1::jsonb->>'kind', 'at', $1::jsonb->>'at', 'grams', $1::jsonb->'grams') as facts
      from site s where s.id = ($1::jsonb->>'siteId')::uuid`,
  words: {
    fr: ({ site, kind, at, grams }, say) =>
      `${kind === 'pickup' ? 'Le passage' : 'La livraison'} de ${say.time(at)} (${site}, ${say.mass(grams)}) n’est plus assuré${kind === 'pickup' ? '' : 'e'} : nous cherchons un autre véhicule.`,
    en: ({ site, kind, at, grams }, say) =>
      `The ${kind === 'pickup' ? 'pickup' : 'delivery'} of ${say.time(at)} (${site}, ${say.mass(grams)}) is off for now: we are looking for another vehicle.`,
  },
  link: ({ kind }) => (kind === 'pickup' ? '/lots' : '/received'),
});
