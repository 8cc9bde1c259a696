import { equipmentCancelled, equipmentConfirmed } from '../../equipment/equipment.events.js';
import type { Words } from '../../vocabulary/words.js';
import { message } from '../message-kind.js';

/** Why a thing is not lent any more; anything else is what its owner wrote. */
const OUT: Readonly<Record<string, Words>> = {
  repair: { fr: 'en réparation', en: 'in repair' },
  lost: { fr: 'perdu', en: 'lost' },
  season: { fr: 'hors saison', en: 'out of season' },
  withdrawn: { fr: 'retiré du prêt', en: 'no longer lent' },
};

export const equipmentAnsweredMessage = message({
  kind: 'equipment-answered',
  events: [equipmentConfirmed, equipmentCancelled],
  // Whoever calls off its own booking knows it already: that is told to the owner, who may lend it to somebody else.
  people: `
    select case when b.state = 'cancelled' and b.reason is null then i.organisation_id else b.organisation_id end as organisation_id, null::uuid as site_id, null as role,
           jsonb_build_object('bookingId', b.id, 'item', i.name, 'owner', o.name, 'borrower', h.name, 'from', lower(b.period), 'state', b.state, 'reason', b.reason,
             'day', to_char(lower(b.period) at time zone t.time_zone, 'DD/MM')) as facts
      from equipment_booking b join equipment_item i on i.id = b.item_id join organisation o on o.id = i.organisation_id join organisation h on h.id = b.organisation_id join territory t on t.id = b.territory_id
     where b.id = ($1::jsonb->>'bookingId')::uuid and b.organisation_id <> i.organisation_id`,
  words: {
    fr: ({ item, owner, borrower, day, from, state, reason }, say) => {
      const what = `« ${item} », le ${day} à ${say.time(from)}`;
      if (state === 'confirmed') return `${owner} vous prête ${what}.`;
      if (reason === null) return `${borrower} n’a plus besoin de ${what}.`;
      return reason === 'not-answered'
        ? `${owner} n’a pas répondu : ${what} ne vous est pas prêté.`
        : `Prêt annulé : ${what}. Motif : ${OUT[String(reason)]?.fr ?? reason}`;
    },
    en: ({ item, owner, borrower, day, from, state, reason }, say) => {
      const what = `“${item}” on ${day} at ${say.time(from)}`;
      if (state === 'confirmed') return `${owner} lends you ${what}.`;
      if (reason === null) return `${borrower} no longer needs ${what}.`;
      return reason === 'not-answered'
        ? `${owner} did not answer: ${what} is not lent to you.`
        : `Loan cancelled: ${what}. Reason: ${OUT[String(reason)]?.en ?? reason}`;
    },
  },
  link: () => '/equipment/bookings',
});
