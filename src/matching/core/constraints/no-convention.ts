import type { DonorKind } from '../../../vocabulary/food.js';
import { constraint } from '../constraint.js';

const OBLIGED: readonly DonorKind[] = ['supermarket', 'canteen', 'wholesaler'];

/** Code de l’environnement L541-15-6: an obliged donor gives under a written agreement. `*` stands for every donor. */
export const noConvention = constraint({
  code: 'no-convention',
  level: 'BLOCK',
  because: {
    fr: 'Ce donateur ne peut donner qu’à une association avec qui il a signé une convention.',
    en: 'This donor may only give to an association it has signed an agreement with.',
  },
  refuses: ({ lot, recipient }) =>
    recipient.kind === 'association' &&
    OBLIGED.includes(lot.donorKind) &&
    !(recipient.conventions?.includes('*') ?? false) &&
    !(recipient.conventions?.includes(lot.donor) ?? false) && { donor: lot.donor },
  wouldHelp: {
    fr: 'Il aurait fallu une convention de don signée entre les deux.',
    en: 'The two would have needed a signed donation agreement.',
  },
  examples: [
    {
      given: 'a supermarket, an agreement with another donor',
      lot: { donor: 'D1', donorKind: 'supermarket' },
      recipient: { conventions: ['D2'] },
      refused: { donor: 'D1' },
    },
    {
      given: 'a supermarket, an agreement with it',
      lot: { donor: 'D1', donorKind: 'supermarket' },
      recipient: { conventions: ['D2', 'D1'] },
      refused: false,
    },
    {
      given: 'a canteen, a network agreement with every donor',
      lot: { donorKind: 'canteen' },
      recipient: { conventions: ['*'] },
      refused: false,
    },
    { given: 'a wholesaler, nothing signed', lot: { donorKind: 'wholesaler' }, recipient: { conventions: undefined }, refused: true },
    { given: 'a bakery, nothing signed', lot: { donorKind: 'bakery' }, recipient: { conventions: [] }, refused: false },
    {
      given: 'a supermarket and the hub, nothing signed',
      lot: { donorKind: 'supermarket' },
      recipient: { kind: 'hub', conventions: [] },
      refused: false,
    },
  ],
});
