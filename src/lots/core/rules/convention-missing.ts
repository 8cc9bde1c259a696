import { lotRule } from '../lot-rule.js';

const OBLIGED = new Set(['supermarket', 'wholesaler', 'canteen']);

export const canteenConventionMissing = lotRule({
  id: 'canteen-convention-missing',
  level: 'BLOCK',
  reference: 'GBPH Aide alimentaire 2022, fiche 1 ; Code de l’environnement, D541-311',
  since: '2021-01-01',
  pointer: '/siteId',
  because: {
    fr: 'Cette cantine n’a pas de convention de don en vigueur : elle ne peut pas donner de denrées animales. Signez une convention avec une association.',
    en: 'This canteen has no donation agreement in force: it cannot give food of animal origin. Sign an agreement with an association.',
  },
  broken: ({ animalOrigin }, { donorKind, hasConvention }) => donorKind === 'canteen' && animalOrigin && !hasConvention,
  examples: [
    {
      given: 'a canteen with a convention',
      declaration: { animalOrigin: true },
      circumstances: { donorKind: 'canteen', hasConvention: true },
      broken: false,
    },
    {
      given: 'meat of a canteen without a convention',
      declaration: { animalOrigin: true },
      circumstances: { donorKind: 'canteen', hasConvention: false },
      broken: true,
    },
    {
      given: 'fruit of a canteen without a convention',
      declaration: { animalOrigin: false },
      circumstances: { donorKind: 'canteen', hasConvention: false },
      broken: false,
    },
  ],
});

export const conventionMissing = lotRule({
  id: 'convention-missing',
  level: 'HOLD',
  reference: 'Code de l’environnement, L541-15-6',
  since: '2020-02-12',
  pointer: '/siteId',
  because: {
    fr: 'Ce donateur n’a pas de convention de don en vigueur. Le lot attend qu’une personne désignée le libère, ou qu’une convention soit enregistrée.',
    en: 'This donor has no donation agreement in force. The lot waits until a named person releases it or an agreement is recorded.',
  },
  broken: (_, { donorKind, hasConvention }) => OBLIGED.has(donorKind) && !hasConvention,
  examples: [
    { given: 'a supermarket without a convention', circumstances: { donorKind: 'supermarket', hasConvention: false }, broken: true },
    { given: 'a bakery without a convention', circumstances: { donorKind: 'bakery', hasConvention: false }, broken: false },
  ],
});
