import type { DonorKind } from '../../../vocabulary/food.js';
import { constraint } from '../constraint.js';

const RETAIL_AND_WHOLESALE: readonly DonorKind[] = ['supermarket', 'grocery', 'bakery', 'butcher', 'market', 'wholesaler'];

/** Arrêté of 7 January 2021: what shops and wholesalers give of animal origin is prepacked. */
export const unpackedAnimalOrigin = constraint({
  code: 'unpacked-animal-origin',
  level: 'BLOCK',
  because: {
    fr: 'Un commerce ne peut donner un produit d’origine animale que préemballé.',
    en: 'A shop may only give food of animal origin when it is prepacked.',
  },
  refuses: ({ lot, recipient }) =>
    lot.animalOrigin &&
    !lot.prepacked &&
    (recipient.kind === 'association' || recipient.kind === 'hub') &&
    RETAIL_AND_WHOLESALE.includes(lot.donorKind),
  wouldHelp: {
    fr: 'Il aurait fallu un produit préemballé par le fabricant ou le commerce.',
    en: 'The food would have had to be prepacked.',
  },
  examples: [
    {
      given: 'cut ham from a butcher',
      lot: { animalOrigin: true, prepacked: false, donorKind: 'butcher' },
      refused: true,
    },
    { given: 'packed ham from a butcher', lot: { animalOrigin: true, donorKind: 'butcher' }, refused: false },
    {
      given: 'loose carrots from a market',
      lot: { animalOrigin: false, prepacked: false, donorKind: 'market' },
      refused: false,
    },
    {
      given: 'cut ham from a canteen, which has rules of its own',
      lot: { animalOrigin: true, prepacked: false, donorKind: 'canteen' },
      refused: false,
    },
    {
      given: 'cut ham from a shop for the hub',
      lot: { animalOrigin: true, prepacked: false, donorKind: 'supermarket' },
      recipient: { kind: 'hub' },
      refused: true,
    },
    {
      given: 'cut ham from a shop for compost',
      lot: { animalOrigin: true, prepacked: false, donorKind: 'supermarket' },
      recipient: { kind: 'compost' },
      refused: false,
    },
  ],
});
