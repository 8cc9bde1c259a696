import { roundChanged, roundPlanned } from '../../rounds/round.events.js';
import { message } from '../message-kind.js';

/**
 * Each donor on the round. Plans change often, a shop's evening does not: it is told again only when the hour it was last
 * told is off by more than a quarter of an hour.
 */
export const pickupComingMessage = message({
  kind: 'pickup-coming',
  events: [roundPlanned, roundChanged],
  people: `
    select distinct on (s.id) s.organisation_id, s.id as site_id, null as role,
           jsonb_build_object('roundId', t.round_id, 'site', s.name, 'arrival', t.planned_arrival, 'vehicle', v.name,
             'grams', (select sum(k.planned_g) from stop_line k where k.stop_id = t.id)) as facts
      from stop t join round n on n.id = t.round_id join vehicle v on v.id = n.vehicle_id join site s on s.id = t.site_id
     where n.id = ($1::jsonb->>'roundId')::uuid and n.state in ('planned', 'started') and t.kind = 'pickup' and t.state = 'planned'
       and not exists (
         select from (select m.facts from message m where m.organisation_id = s.organisation_id and m.site_id = s.id and m.kind = 'pickup-coming'
                       and m.facts->>'roundId' = t.round_id::text order by m.id desc limit 1) told
          where abs(extract(epoch from (told.facts->>'arrival')::timestamptz - t.planned_arrival)) <= 900)
     order by s.id, t.seq`,
  words: {
    fr: ({ site, arrival, vehicle, grams }, say) =>
      `${vehicle} passe chez vous (${site}) vers ${say.time(arrival)} pour ${say.mass(grams)}.`,
    en: ({ site, arrival, vehicle, grams }, say) =>
      `${vehicle} comes to you (${site}) at about ${say.time(arrival)} for ${say.mass(grams)}.`,
  },
  link: () => '/lots',
});
