/** Seconds by which an hour that was told may be off before it is told anew. Plans change often; a shop's evening does not. */
const SAME_HOUR_S = 300;

/**
 * The query for a message to each site at which a round stops for this purpose: told once, and again only when the hour it was
 * last told, of whichever round, is off by more than a few minutes.
 */
export const visitsToTell = ({ stops, kind }: { stops: 'pickup' | 'delivery'; kind: string }): string => `
  select distinct on (s.id) s.organisation_id, s.id as site_id, null as role,
         jsonb_build_object('roundId', t.round_id, 'site', s.name, 'arrival', coalesce(t.told_at, t.planned_arrival), 'vehicle', v.name,
           'grams', (select sum(k.planned_g) from stop_line k where k.stop_id = t.id)) as facts
    from stop t join round n on n.id = t.round_id join vehicle v on v.id = n.vehicle_id join site s on s.id = t.site_id
   where n.id = ($1::jsonb->>'roundId')::uuid and n.state in ('planned', 'started') and t.kind = '${stops}' and t.state = 'planned'
     and not exists (
       select from (select m.facts from message m where m.organisation_id = s.organisation_id and m.site_id = s.id and m.kind = '${kind}'
                     and m.facts->>'roundId' = t.round_id::text order by m.id desc limit 1) told
        where abs(extract(epoch from (told.facts->>'arrival')::timestamptz - coalesce(t.told_at, t.planned_arrival))) <= ${SAME_HOUR_S})
   order by s.id, t.seq`;
