import { equipmentAsked } from '../../equipment/equipment.events.js';
import { message } from '../message-kind.js';

export const equipmentAskedMessage = message({
  kind: 'equipment-asked',
  events: [equipmentAsked],
  people: `
    select i.organisation_id, null::uuid as site_id, null as role,
           jsonb_build_object('bookingId', b.id, 'item', i.name, 'borrower', h.name, 'from', lower(b.period), 'to', upper(b.period),
             'day', to_char(lower(b.period) at time zone t.time_zone, 'DD/MM')) as facts
      from equipment_booking b join equipment_item i on i.id = b.item_id join organisation h on h.id = b.organisation_id join territory t on t.id = b.territory_id
     where b.id = ($1::jsonb->>'bookingId')::uuid and b.state = 'asked'`,
  words: {
    fr: ({ item, borrower, day, from, to }, say) =>
      `${borrower} aimerait emprunter « ${item} » le ${day} de ${say.time(from)} à ${say.time(to)}, hors des heures de prêt. Répondez avant le début.`,
    en: ({ item, borrower, day, from, to }, say) =>
      `${borrower} would like to borrow “${item}” on ${day} from ${say.time(from)} to ${say.time(to)}, outside the hours it is lent. Answer before it begins.`,
  },
  link: () => '/equipment/bookings',
});
