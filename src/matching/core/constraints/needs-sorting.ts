import { constraint } from '../constraint.js';

export const needsSorting = constraint({
  code: 'needs-sorting',
  level: 'HOLD',
  because: {
    fr: 'Ce lot doit d’abord être trié, et une association reçoit des produits triés.',
    en: 'This lot has to be sorted first, and an association receives sorted food.',
  },
  refuses: ({ lot, recipient }) => lot.needsSorting && recipient.kind === 'association',
  wouldHelp: {
    fr: 'Il aurait fallu que le donateur trie le lot, ou qu’il passe par la plateforme.',
    en: 'The donor would have had to sort the lot, or it would have had to go through the hub.',
  },
  examples: [
    { given: 'mixed crates for an association', lot: { needsSorting: true }, recipient: { kind: 'association' }, refused: true },
    { given: 'mixed crates for the hub', lot: { needsSorting: true }, recipient: { kind: 'hub' }, refused: false },
    { given: 'sorted crates for an association', lot: { needsSorting: false }, refused: false },
  ],
});
