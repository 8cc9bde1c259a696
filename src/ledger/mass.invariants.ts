import { invariant } from '../platform/database/invariant.js';

/** No gram is lost: the double entry, recomputed from its rows without using what the triggers keep. */
export const massInvariants = [
  invariant({
    code: 'mass-conserved',
    title: {
      fr: 'Pour chaque lot, la somme des soldes est ce qui a été déclaré, corrigé par les pesées.',
      en: 'For every lot, the sum of its balances is what was declared, corrected by what was weighed.',
    },
    sql: `
      select l.reference as lot, l.declared_g, coalesce(w.corrected_g, 0) as corrected_g, coalesce(b.held_g, 0) as held_g
        from lot l
        left join (select lot_id, sum(grams) as held_g from balance group by lot_id) b on b.lot_id = l.id
        left join (select lot_id, sum(case when from_bucket = 'weighing' then grams else -grams end) as corrected_g
                     from movement where 'weighing' in (from_bucket, to_bucket) group by lot_id) w on w.lot_id = l.id
       where coalesce(b.held_g, 0) <> l.declared_g + coalesce(w.corrected_g, 0)`,
  }),
  invariant({
    code: 'balances-are-sums',
    title: { fr: 'Chaque solde est la somme de ses mouvements.', en: 'Every balance is the sum of its movements.' },
    sql: `
      select lot_id, bucket, b.grams as balance_g, m.grams as moved_g
        from balance b
        full join (select lot_id, bucket, sum(grams) as grams
                     from (select lot_id, to_bucket as bucket, grams from movement union all select lot_id, from_bucket, -grams from movement) s
                    where bucket not in ('origin', 'weighing') group by lot_id, bucket) m using (lot_id, bucket)
       where coalesce(b.grams, 0) <> coalesce(m.grams, 0) or b.grams < 0`,
  }),
  invariant({
    code: 'flows-are-legal',
    title: {
      fr: 'Aucun gramme ne passe d’un compte à un autre par un chemin qui n’existe pas.',
      en: 'No gram goes from one bucket to another by a way that does not exist.',
    },
    sql: `
      select m.id as movement, m.lot_id, m.from_bucket, m.to_bucket, m.grams
        from movement m left join bucket_flow f on f.from_bucket = m.from_bucket and f.to_bucket = m.to_bucket
       where f.from_bucket is null or m.grams <= 0`,
  }),
  invariant({
    code: 'parcels-are-balances',
    title: {
      fr: 'Pour chaque lot, les parts dans un état pèsent le solde du compte qui leur correspond.',
      en: 'For every lot, its parcels in a state weigh the balance of the bucket that goes with it.',
    },
    // A diverted parcel lies in one of four buckets and does not say in which: those are compared together.
    sql: `
      with parts as (
        select p.lot_id,
               case p.state when 'planned' then 'accepted' when 'collected' then 'on_board'
                 when 'delivered' then case when s.role = 'hub' then 'at_hub' else 'at_recipient' end else p.state end as place,
               sum(p.grams) as grams
          from parcel p left join site s on s.id = p.recipient_site_id group by 1, 2),
      held as (
        select lot_id, case when bucket in ('feed', 'compost', 'discarded', 'transformed') then 'diverted' else bucket end as place, sum(grams) as grams
          from balance group by 1, 2)
      select lot_id, place, parts.grams as parcels_g, held.grams as balance_g
        from parts full join held using (lot_id, place)
       where coalesce(parts.grams, 0) <> coalesce(held.grams, 0)`,
  }),
];
