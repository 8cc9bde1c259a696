import { roundCancelled } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';

export const roundCancelledMessage = message({
  kind: 'round-cancelled',
  events: [roundCancelled],
  people: `
    select p.organisation_id, null::uuid as site_id, 'driver' as role,
           jsonb_build_object('roundId', n.id, 'personId', p.id, 'vehicle', v.name, 'startsAt', n.starts_at) as facts
      from round n join person p on p.id = n.person_id join vehicle v on v.id = n.vehicle_id where n.id = ($1::jsonb->>'roundId')::uuid`,
  words: {
    fr: ({ vehicle, startsAt }, say) => `Votre tournée de ${say.time(startsAt)} avec ${vehicle} est annulée.`,
    en: ({ vehicle, startsAt }, say) => `Your round of ${say.time(startsAt)} with ${vehicle} is cancelled.`,
  },
  link: () => '/round',
});
