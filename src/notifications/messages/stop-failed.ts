import { stopFailed } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';

/** The site where a stop failed, which may not know that somebody came, and the coordinators. */
export const stopFailedMessage = message({
  kind: 'stop-failed',
  events: [stopFailed],
  people: `
    select w.organisation_id, w.site_id, w.role,
           jsonb_build_object('roundId', n.id, 'site', s.name, 'vehicle', v.name, 'kind', t.kind, 'at', t.done_at, 'reason', $1::jsonb->>'reasonCode',
             'waited', floor(extract(epoch from t.done_at - t.arrived_at) / 60)) as facts
      from stop t join round n on n.id = t.round_id join vehicle v on v.id = n.vehicle_id join site s on s.id = t.site_id
     cross join lateral (values (s.organisation_id, s.id, null), (null, null, 'coordinator')) as w(organisation_id, site_id, role)
     where t.id = ($1::jsonb->>'stopId')::uuid`,
  words: {
    fr: ({ site, vehicle, kind, at, reason, waited }, say) =>
      `${vehicle} n’a pas pu ${kind === 'pickup' ? 'collecter' : 'livrer'} à ${say.time(at)} (${site}) : ${say.reason(reason)}${waited ? `, après ${say.count(waited, 'minute', 'minutes')} d’attente` : ''}.`,
    en: ({ site, vehicle, kind, at, reason, waited }, say) =>
      `${vehicle} could not ${kind === 'pickup' ? 'collect' : 'deliver'} at ${say.time(at)} (${site}): ${say.reason(reason)}${waited ? `, after waiting ${say.count(waited, 'minute', 'minutes')}` : ''}.`,
  },
  link: ({ roundId }) => `/rounds/${roundId}`,
});
