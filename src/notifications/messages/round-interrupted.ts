import { roundInterrupted } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';

/** Coordinators: a vehicle stands still, perhaps with food that must not grow warm. */
export const roundInterruptedMessage = message({
  kind: 'round-interrupted',
  events: [roundInterrupted],
  people: `
    select null::uuid as organisation_id, null::uuid as site_id, 'coordinator' as role,
           jsonb_build_object('roundId', n.id, 'vehicle', v.name, 'driver', p.name, 'at', n.broken_at, 'grams', $1::jsonb->'onBoard_g') as facts
      from round n join vehicle v on v.id = n.vehicle_id left join person p on p.id = n.person_id where n.id = ($1::jsonb->>'roundId')::uuid`,
  words: {
    fr: ({ vehicle, driver, at, grams }, say) =>
      `Panne : ${[vehicle, driver].filter(Boolean).join(', ')} est à l’arrêt depuis ${say.time(at)}. ${Number(grams) > 0 ? `${say.mass(grams)} sont à bord : appelez.` : 'Rien à bord.'} Ce qui n’était pas collecté est replanifié.`,
    en: ({ vehicle, driver, at, grams }, say) =>
      `Breakdown: ${[vehicle, driver].filter(Boolean).join(', ')} has stood still since ${say.time(at)}. ${Number(grams) > 0 ? `${say.mass(grams)} are aboard: call.` : 'Nothing is aboard.'} What was not collected is planned anew.`,
  },
  link: ({ roundId }) => `/rounds/${roundId}`,
});
