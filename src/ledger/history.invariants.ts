import { invariant } from '../platform/database/invariant.js';

/** What happened is written down without a gap. */
export const historyInvariants = [
  invariant({
    code: 'history-unbroken',
    title: {
      fr: 'L’historique de chaque part commence à sa création, chaque pas part de l’état précédent, et le dernier est son état.',
      en: 'The history of every parcel begins with its making, each step leaves from the state before, and the last is its state.',
    },
    // By id, not by time: two steps of one transaction have the same time.
    sql: `
      with steps as (
        select id, parcel_id, from_state, to_state, lag(to_state) over w as previous, lead(id) over w as next
          from parcel_history window w as (partition by parcel_id order by id))
      select p.id as parcel_id, s.from_state, s.to_state, 'follows ' || coalesce(s.previous, 'nothing') as fault
        from steps s join parcel p on p.id = s.parcel_id where s.from_state <> coalesce(s.previous, 'new')
      union all
      select p.id, s.from_state, s.to_state, 'but the parcel is ' || p.state
        from parcel p left join steps s on s.parcel_id = p.id and s.next is null where s.to_state is distinct from p.state`,
  }),
  invariant({
    code: 'steps-are-legal',
    title: { fr: 'Aucune part ne prend un chemin interdit.', en: 'No parcel takes a step that is not allowed.' },
    sql: `
      select h.id as step, h.parcel_id, h.from_state, h.to_state
        from parcel_history h left join parcel_flow f on f.from_state = h.from_state and f.to_state = h.to_state where f.from_state is null`,
  }),
  invariant({
    code: 'notes-without-gap',
    title: {
      fr: 'Les bordereaux d’enlèvement sont numérotés de 1 en 1, sans trou.',
      en: 'Pickup notes are numbered one by one, without a gap.',
    },
    sql: `
      select territory_id, number, previous from (
        select territory_id, number, lag(number, 1, 0) over (partition by territory_id order by number) as previous from pickup_note) n
       where number <> previous + 1`,
  }),
];
