import { constraint } from '../constraint.js';

/** Code de l’action sociale L266-2: food aid is given by habilitated associations. */
export const notHabilitated = constraint({
  code: 'not-habilitated',
  level: 'BLOCK',
  because: {
    fr: 'Cette association n’a pas d’habilitation à l’aide alimentaire valable le jour de la livraison.',
    en: 'This association has no food-aid habilitation valid on the day of delivery.',
  },
  refuses: ({ recipient, deliveryDay }) => {
    if (recipient.kind !== 'association' || deliveryDay === undefined) return false;
    const days = recipient.habilitationDays;
    return days === undefined || deliveryDay < days.from || deliveryDay > days.to;
  },
  wouldHelp: {
    fr: 'Il aurait fallu une habilitation en cours de validité, enregistrée dans sa fiche.',
    en: 'It would have needed a valid habilitation on its record.',
  },
  examples: [
    { given: 'no habilitation', recipient: { habilitation: undefined }, refused: true },
    { given: 'ended the day before', recipient: { habilitation: { from: '2025-01-01', to: '2026-11-19' } }, refused: true },
    { given: 'ends on the day', recipient: { habilitation: { from: '2025-01-01', to: '2026-11-20' } }, refused: false },
    { given: 'starts tomorrow', recipient: { habilitation: { from: '2026-11-21', to: '2027-12-31' } }, refused: true },
    { given: 'the hub needs none', recipient: { kind: 'hub', habilitation: undefined }, refused: false },
  ],
});
