import { invariant } from '../platform/database/invariant.js';

const PROMISED = `('accepted', 'planned', 'collected', 'delivered')`;

/** What was promised can be kept: room, one winner, in time. */
export const promiseInvariants = [
  invariant({
    code: 'capacity-kept',
    title: {
      fr: 'La place réservée chez chacun est exactement celle que prennent les parts promises, et ne dépasse jamais sa capacité.',
      en: 'The room reserved at each site is exactly what its promised parcels take, and never more than it has.',
    },
    sql: `
      select s.name as site, st.cold, st.capacity_g, st.reserved_g, coalesce(sum(p.room_g), 0) as promised_g
        from storage st join site s on s.id = st.site_id
        left join (parcel p join lot l on l.id = p.lot_id)
          on p.recipient_site_id = st.site_id and p.state in ${PROMISED} and st.cold in (l.cold, 'total')
       group by s.name, st.site_id, st.cold, st.capacity_g, st.reserved_g
      having st.reserved_g <> coalesce(sum(p.room_g), 0) or st.reserved_g > st.capacity_g or st.reserved_g < 0`,
  }),
  invariant({
    code: 'one-winner',
    title: { fr: 'Une part n’est promise qu’à un seul destinataire.', en: 'A parcel is promised to one recipient only.' },
    // On the road it may go on to a hub, when nobody is there to take it.
    sql: `
      select parcel_id, 'promised ' || count(*) || ' times' as fault from offer where state in ('open', 'accepted') group by parcel_id having count(*) > 1
      union all
      select p.id, p.state || ', but its offer is ' || o.state || ' or another recipient’s' from parcel p join offer o on o.id = p.offer_id
       where (p.state in ${PROMISED} and o.state <> 'accepted')
          or (p.state in ('accepted', 'planned') and o.recipient_site_id is distinct from p.recipient_site_id)
      union all
      select p.id, p.state || ' for nobody' from parcel p where p.state in ${PROMISED} and p.recipient_site_id is null
      union all
      select p.id, 'offered, but no offer is open' from parcel p
       where p.state = 'offered' and not exists (select from offer o where o.parcel_id = p.id and o.state = 'open')
      union all
      select p.id, p.state || ', but an offer of it is ' || o.state from offer o join parcel p on p.id = o.parcel_id
       where (o.state = 'open' and p.state <> 'offered') or (o.state = 'accepted' and p.state in ('declared', 'open', 'offered'))`,
  }),
  invariant({
    code: 'offers-end-in-time',
    title: {
      fr: 'Aucune proposition ne dure au-delà de la limite du lot, aucune n’est acceptée après sa fin.',
      en: 'No offer lasts beyond its lot’s deadline, and none is accepted after its end.',
    },
    sql: `
      select o.id as offer, l.reference as lot, o.state, o.lapses_at, o.answered_at, l.deadline
        from offer o join lot l on l.id = o.lot_id
       where (o.state in ('open', 'accepted') and o.lapses_at > l.deadline) or (o.state = 'accepted' and o.answered_at > o.lapses_at)`,
  }),
  invariant({
    code: 'answers-counted',
    title: {
      fr: 'Ce que chacun prend d’habitude est exactement la somme de ses réponses.',
      en: 'How often each says yes is exactly the sum of its answers.',
    },
    // Sums of fractions in another order differ in their last digits.
    sql: `
      select coalesce(t.site_id, o.site_id) as site, coalesce(t.category, o.category) as category, coalesce(t.part, o.part) as part, t.offers, o.offers as counted, t.taken, o.taken as counted_taken
        from acceptance_tally t full join (
             select o.recipient_site_id as site_id, l.category, part_of_day(extract(hour from o.made_at at time zone z.time_zone)::int) as part,
                    sum(answer_weight(o.made_at)) as offers, sum(answer_weight(o.made_at) * share_taken(o)) as taken
               from offer o join lot l on l.id = o.lot_id join territory z on z.id = o.territory_id
              where share_taken(o) is not null and o.standing_rule_id is null group by 1, 2, 3) o using (site_id, category, part)
       where abs(coalesce(t.offers, 0) - coalesce(o.offers, 0)) > 1e-9 * coalesce(t.offers, 1) or abs(coalesce(t.taken, 0) - coalesce(o.taken, 0)) > 1e-9 * coalesce(t.offers, 1)`,
  }),
  invariant({
    code: 'use-by-kept',
    title: {
      fr: 'Aucun produit n’est collecté ni livré après le jour de sa DLC.',
      en: 'No food is collected or delivered after its use-by day.',
    },
    // Code rural, R412-9: the day is the local one, until midnight.
    sql: `
      select l.reference as lot, h.parcel_id, h.to_state, h.at, l.date
        from parcel_history h join lot l on l.id = h.lot_id join territory t on t.id = h.territory_id
       where l.date_kind = 'DLC' and h.to_state in ('collected', 'delivered') and (h.at at time zone t.time_zone)::date > l.date`,
  }),
];
