import { invariant } from '../platform/database/invariant.js';

/**
 * True when the application's clock had passed a moment at least 60 real seconds ago: a history row, which carries both
 * clocks, is the witness. A demonstration hurries its clock, so its own ages say nothing about how long we had.
 */
const longPast = (territory: string, moment: string): string =>
  `exists (select from parcel_history w where w.territory_id = ${territory} and w.at > ${moment} and w.wall_clock < clock_timestamp() - interval '60 seconds')`;

/** The work gets done: nothing waits that should have moved on. */
export const livenessInvariants = [
  invariant({
    code: 'outbox-drained',
    holds: 'while-running',
    title: {
      fr: 'Aucun événement n’attend d’être transmis depuis plus de 60 secondes.',
      en: 'No event has waited to be passed on for more than 60 seconds.',
    },
    sql: `select id as event, type, written_at from outbox where published_at is null and written_at < clock_timestamp() - interval '60 seconds'`,
  }),
  invariant({
    code: 'no-lot-forgotten',
    holds: 'while-running',
    title: {
      fr: 'Tout lot ouvert a été regardé depuis par un cycle d’attribution, qui a dit pourquoi il reste.',
      en: 'Every open lot has since been looked at by a cycle, which said why it is left.',
    },
    sql: `
      select l.reference as lot, p.id as parcel_id, p.grams, p.changed_at, p.considered_at
        from parcel p join lot l on l.id = p.lot_id
       where p.state = 'open' and p.grams > 0
         and (p.considered_at is null or not exists (select from cycle_lot cl where cl.lot_id = p.lot_id))
         and (select max(h.wall_clock) from parcel_history h where h.parcel_id = p.id) < clock_timestamp() - interval '60 seconds'`,
  }),
  invariant({
    code: 'nothing-overdue',
    holds: 'while-running',
    title: {
      fr: 'Aucune proposition échue ne reste ouverte, aucune part périmée ne reste promise.',
      en: 'No offer stays open past its end, and no parcel stays promised past its deadline.',
    },
    sql: `
      select 'offer' as what, o.id, o.state, o.lapses_at as due from offer o
       where o.state = 'open' and o.lapses_at < app_now() and ${longPast('o.territory_id', 'o.lapses_at')}
      union all
      select 'parcel', p.id, p.state, l.deadline from parcel p join lot l on l.id = p.lot_id
       where p.state in ('declared', 'open', 'offered', 'accepted', 'planned') and p.grams > 0 and l.deadline < app_now()
         and ${longPast('p.territory_id', 'l.deadline')}`,
  }),
];
