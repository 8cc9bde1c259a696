import { coldWords, type ColdClass } from '../../vocabulary/food.js';
import type { Words } from '../../vocabulary/words.js';
import { massWords } from './amount-words.js';
import type { Facts } from './constraint.js';

/** A reason that no pair has by itself: it comes from everything else that was decided in the same cycle. */
export interface JointReason {
  readonly because: Words;
  readonly wouldHelp: (facts: Facts) => Words;
}

const inBoth = (words: Words, fr: (text: string) => string, en: (text: string) => string): Words => ({
  fr: fr(words.fr),
  en: en(words.en),
});

const cold = (name: string | number | undefined): Words => coldWords[name as ColdClass] ?? { fr: String(name), en: String(name) };

export const jointReasons = {
  full: {
    because: {
      fr: 'Cette structure n’a plus assez de place pour un colis de ce lot.',
      en: 'This organisation has not enough room left for one package of this lot.',
    },
    wouldHelp: ({ short_g, limit, cold: name }) => {
      const mass = massWords(short_g);
      return limit === 'total'
        ? inBoth(
            mass,
            (text) => `Il aurait fallu ${text} de plus au total.`,
            (text) => `It would have needed ${text} more in all.`,
          )
        : {
            fr: `Il aurait fallu ${mass.fr} de place en plus : ${cold(name).fr}.`,
            en: `It would have needed ${mass.en} more room: ${cold(name).en}.`,
          };
    },
  },
  'max-parcels': {
    because: {
      fr: 'Ce lot est déjà partagé entre autant de structures que la règle le permet.',
      en: 'This lot is already shared between as many organisations as the policy allows.',
    },
    wouldHelp: ({ most }) => ({
      fr: `Il aurait fallu pouvoir le partager en plus de ${String(most)}.`,
      en: `It would have had to be shared between more than ${String(most)}.`,
    }),
  },
  'min-delivery': {
    because: {
      fr: 'Ce que ce donateur pouvait lui apporter est moins que ce qu’elle accepte pour une livraison.',
      en: 'What this donor could have brought is less than it accepts in one delivery.',
    },
    wouldHelp: ({ short_g }) =>
      inBoth(
        massWords(short_g),
        (text) => `Il aurait fallu ${text} de plus du même donateur, ou un minimum plus bas.`,
        (text) => `It would have needed ${text} more from the same donor, or a lower minimum.`,
      ),
  },
  'not-worth': {
    because: {
      fr: 'Le trajet ou la part déjà reçue coûte plus que ce que ce lot apporterait.',
      en: 'The trip, or the share already received, costs more than this lot would bring.',
    },
    wouldHelp: ({ short_g }) =>
      inBoth(
        massWords(short_g),
        (text) => `Il aurait fallu l’équivalent de ${text} de plus dans le même trajet, ou être plus près.`,
        (text) => `It would have needed the equivalent of ${text} more on the same trip, or to be closer.`,
      ),
  },
  'lost-to': {
    because: {
      fr: 'Ce lot a été attribué à une autre structure, où il compte davantage.',
      en: 'This lot went to another organisation, where it counts for more.',
    },
    wouldHelp: ({ less_g }) =>
      inBoth(
        massWords(less_g),
        (text) =>
          `Il aurait fallu que l’attribution vaille l’équivalent de ${text} de plus : être plus près, prendre plus, ou avoir moins reçu.`,
        (text) => `It would have had to be worth the equivalent of ${text} more: closer, taking more, or having received less.`,
      ),
  },
} satisfies Readonly<Record<string, JointReason>>;

export type JointCode = keyof typeof jointReasons;
