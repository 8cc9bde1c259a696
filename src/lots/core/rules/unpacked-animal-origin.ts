import { lotRule } from '../lot-rule.js';

const RETAIL = new Set(['supermarket', 'grocery', 'bakery', 'butcher', 'market', 'wholesaler']);

export const unpackedAnimalOrigin = lotRule({
  id: 'unpacked-animal-origin',
  level: 'WARN',
  reference: 'Arrêté du 7 janvier 2021 (AGRG2032465A)',
  since: '2021-01-11',
  pointer: '/prepacked',
  because: {
    fr: 'Non emballé et d’origine animale : un commerce ne peut pas le donner à une association. Il ne sera proposé qu’à un autre exutoire.',
    en: 'Unpacked food of animal origin: a shop cannot give it to an association. It will only be offered to another outlet.',
  },
  broken: ({ animalOrigin, prepacked }, { donorKind }) => animalOrigin && !prepacked && RETAIL.has(donorKind),
  examples: [
    {
      given: 'cut cheese of a market stall',
      declaration: { animalOrigin: true, prepacked: false },
      circumstances: { donorKind: 'market' },
      broken: true,
    },
    {
      given: 'packed yogurt of a supermarket',
      declaration: { animalOrigin: true, prepacked: true },
      circumstances: { donorKind: 'supermarket' },
      broken: false,
    },
    {
      given: 'a dish of a canteen',
      declaration: { animalOrigin: true, prepacked: false },
      circumstances: { donorKind: 'canteen' },
      broken: false,
    },
  ],
});
