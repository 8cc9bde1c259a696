import { invariant } from '../platform/database/invariant.js';
import { COUNTED, LOT_PARTS, PARTS } from './figures.queries.js';

const parts = Object.keys(PARTS);

/** What the figures page adds up is what the ledger moved: compared with the movements, which the page does not read. */
export const figuresInvariants = [
  invariant({
    code: 'figures-are-the-ledger',
    title: {
      fr: 'Les chiffres du territoire sont ceux du registre, au gramme : déclaré + pesées = sauvé + perdu + détourné + en cours.',
      en: 'The territory’s figures are the ledger’s, to the gram: declared + weighing = saved + lost + diverted + in progress.',
    },
    sql: `
      with counted as (select l.id, l.territory_id, l.declared_g from lot l join site s on s.id = l.donor_site_id where ${COUNTED}),
      shown as (
        select l.territory_id, sum(l.declared_g) as declared_g, ${parts.map((part) => `sum(b.${part}) as ${part}`).join(', ')}
          from counted l cross join lateral (${LOT_PARTS}) b group by l.territory_id),
      moved as (
        select c.territory_id, x.bucket, sum(x.grams) as grams
          from movement m join counted c on c.id = m.lot_id cross join lateral (values (m.to_bucket, m.grams), (m.from_bucket, -m.grams)) as x(bucket, grams)
         group by c.territory_id, x.bucket),
      recomputed as (
        select territory_id, -sum(grams) filter (where bucket = 'origin') as declared_g, -coalesce(sum(grams) filter (where bucket = 'weighing'), 0) as weighed_g,
               ${Object.entries(PARTS)
                 .map(([part, cut]) => `coalesce(sum(grams) filter (where ${cut}), 0) as ${part}`)
                 .join(', ')}
          from moved group by territory_id)
      select territory_id, f.figure, f.shown_g, f.ledger_g
        from shown s full join recomputed r using (territory_id)
       cross join lateral (values ('declared', s.declared_g, r.declared_g),
              ('everything', ${parts.map((part) => `s.${part}`).join(' + ')}, s.declared_g + r.weighed_g),
              ${parts.map((part) => `('${part}', s.${part}, r.${part})`).join(', ')}) as f(figure, shown_g, ledger_g)
       where f.shown_g is distinct from f.ledger_g`,
  }),
  invariant({
    code: 'losses-are-explained',
    title: {
      fr: 'Les pertes par raison font le total des pertes, au gramme.',
      en: 'Losses by reason add up to the losses, to the gram.',
    },
    sql: `
      with shown as (select p.territory_id, p.state as kind, sum(p.grams) as grams from parcel p where p.state in ('expired', 'refused', 'withdrawn') group by 1, 2),
      held as (select b.territory_id, b.bucket as kind, sum(b.grams) as grams from balance b where b.bucket in ('expired', 'refused', 'withdrawn') group by 1, 2)
      select territory_id, kind, shown.grams as by_reason_g, held.grams as lost_g from shown full join held using (territory_id, kind)
       where coalesce(shown.grams, 0) <> coalesce(held.grams, 0)`,
  }),
];
