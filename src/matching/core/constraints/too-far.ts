import { distanceWords } from '../amount-words.js';
import { constraint } from '../constraint.js';

export const tooFar = constraint({
  code: 'too-far',
  level: null,
  because: {
    fr: 'Ce lot est plus loin que ce que cette structure accepte.',
    en: 'This lot is further away than this organisation accepts.',
  },
  refuses: ({ recipient, travel_m }) =>
    recipient.maxDistance_m !== undefined &&
    travel_m > recipient.maxDistance_m && { over_m: Math.ceil(travel_m - recipient.maxDistance_m) },
  wouldHelp: ({ over_m }) => {
    const { fr, en } = distanceWords(over_m);
    return { fr: `Il aurait fallu accepter ${fr} de plus.`, en: `It would have had to accept ${en} more.` };
  },
  examples: [
    {
      // A hundredth of a degree of latitude is 1,112 m as the crow flies, 1,405 m on the road of the examples.
      given: 'about 1.4 km away, 1 km accepted',
      lot: { point: [2.39, 48.87] },
      recipient: { point: [2.39, 48.86], maxDistance_m: 1_000 },
      refused: { over_m: 405 },
    },
    {
      given: 'about 1.4 km away, 2 km accepted',
      lot: { point: [2.39, 48.87] },
      recipient: { point: [2.39, 48.86], maxDistance_m: 2_000 },
      refused: false,
    },
    {
      given: 'the same place, no distance accepted',
      lot: { point: [2.39, 48.87] },
      recipient: { point: [2.39, 48.87], maxDistance_m: 0 },
      refused: false,
    },
    {
      given: 'across the country, no limit',
      lot: { point: [2.39, 48.87] },
      recipient: { point: [5.37, 43.3] },
      refused: false,
    },
  ],
});
