import { wish } from '../wish.js';

export const tierWeight = wish({
  code: 'tier-weight',
  reference: 'policy.tierWeight; the order of uses of Code de l’environnement, L541-15-4',
  because: {
    fr: 'Les personnes d’abord, puis la plateforme, puis les animaux, puis le compost.',
    en: 'People first, then the hub, then animals, then compost.',
  },
  factor: ({ recipient, policy }) => policy.tierWeight[recipient.kind],
  examples: [
    { given: 'bread for people', recipient: { kind: 'association' }, factor: 1 },
    { given: 'bread for the hub, which still has to find people', recipient: { kind: 'hub' }, factor: 0.8 },
    { given: 'bread for compost', recipient: { kind: 'compost' }, factor: 0.05 },
    {
      given: 'a territory that voted to feed animals half as gladly as people',
      policy: { tierWeight: { association: 1, hub: 0.8, feed: 0.5, compost: 0 } },
      recipient: { kind: 'feed' },
      factor: 0.5,
    },
  ],
});
