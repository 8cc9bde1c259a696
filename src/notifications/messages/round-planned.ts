import { roundPlanned } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';

const people = `
  select p.organisation_id, null::uuid as site_id, 'driver' as role,
         jsonb_build_object('roundId', n.id, 'personId', p.id, 'vehicle', v.name, 'startsAt', n.starts_at, 'stops', (select count(*) from stop t where t.round_id = n.id)) as facts
    from round n join person p on p.id = n.person_id join vehicle v on v.id = n.vehicle_id
   where n.id = ($1::jsonb->>'roundId')::uuid and n.state in ('planned', 'started')`;

export const roundPlannedMessage = message({
  kind: 'round-planned',
  events: [roundPlanned],
  people,
  words: {
    fr: ({ vehicle, startsAt, stops }, say) =>
      `Une tournée vous attend à ${say.time(startsAt)} avec ${vehicle} : ${say.count(stops, 'arrêt', 'arrêts')}.`,
    en: ({ vehicle, startsAt, stops }, say) =>
      `A round is yours at ${say.time(startsAt)} with ${vehicle}: ${say.count(stops, 'stop', 'stops')}.`,
  },
  link: ({ roundId }) => `/rounds/${roundId}`,
});
