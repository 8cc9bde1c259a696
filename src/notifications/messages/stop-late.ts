import { stopLate } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';

/** The site that waits, once a stop: its hour has moved by more than the territory lets pass without a word. */
export const stopLateMessage = message({
  kind: 'stop-late',
  events: [stopLate],
  people: `
    select s.organisation_id, s.id as site_id, null as role,
           jsonb_build_object('roundId', n.id, 'site', s.name, 'vehicle', v.name, 'kind', t.kind, 'expected', t.expected_at, 'late', $1::jsonb->'late_min') as facts
      from stop t join round n on n.id = t.round_id join vehicle v on v.id = n.vehicle_id join site s on s.id = t.site_id
     where t.id = ($1::jsonb->>'stopId')::uuid and t.state = 'planned'`,
  words: {
    fr: ({ site, vehicle, kind, expected, late }, say) =>
      `${vehicle} est en retard : ${kind === 'pickup' ? 'passage' : 'livraison'} vers ${say.time(expected)} (${site}), ${say.count(late, 'minute', 'minutes')} plus tard que promis.`,
    en: ({ site, vehicle, kind, expected, late }, say) =>
      `${vehicle} is late: ${kind === 'pickup' ? 'pickup' : 'delivery'} at about ${say.time(expected)} (${site}), ${say.count(late, 'minute', 'minutes')} later than promised.`,
  },
  link: ({ kind }) => (kind === 'pickup' ? '/lots' : '/offers'),
});
