import type { Words } from '../../vocabulary/words.js';
import type { Facts } from './constraint.js';
import { inWords } from './reason-words.js';

/** Why an association stays outside the band, where no rule about a single lot says it. */
const bandReasons = {
  'could-have': {
    because: {
      fr: 'Ce cycle aurait pu lui donner davantage : la promesse n’a pas été tenue.',
      en: 'This cycle could have given it more: the promise was not kept.',
    },
    wouldHelp: {
      fr: 'Ces lots auraient dû lui être proposés avant d’être attribués ailleurs.',
      en: 'These lots should have been offered to it before they went elsewhere.',
    },
  },
  'could-have-gone': {
    because: {
      fr: 'Une part de ce qu’elle a reçu aurait pu aller à une autre association : la promesse n’a pas été tenue.',
      en: 'Some of what it got could have gone to another association: the promise was not kept.',
    },
    wouldHelp: {
      fr: 'Ces lots auraient dû être proposés à une association qui a reçu moins que sa part.',
      en: 'These lots should have been offered to an association that has had less than its share.',
    },
  },
  'not-to-spare': {
    because: {
      fr: 'Ce qui pouvait lui revenir est allé à des associations qui, sinon, passeraient sous la fourchette.',
      en: 'What it could have taken went to associations that would otherwise fall below the band.',
    },
    wouldHelp: {
      fr: 'Il aurait fallu plus de denrées, ou une fourchette plus large.',
      en: 'It would have needed more food, or a wider band.',
    },
  },
  'too-coarse': {
    because: {
      fr: 'Un seul colis de ce lot ferait dépasser la fourchette.',
      en: 'A single package of this lot would go beyond the band.',
    },
    wouldHelp: {
      fr: 'Il aurait fallu des colis plus petits, ou une fourchette plus large.',
      en: 'It would have needed smaller packages, or a wider band.',
    },
  },
  'nothing-more': {
    because: { fr: 'Tout ce que ce cycle a décidé lui est déjà revenu.', en: 'All that this cycle decided went to it already.' },
    wouldHelp: { fr: 'Il aurait fallu plus de denrées.', en: 'It would have needed more food.' },
  },
  'had-before': {
    because: {
      fr: 'Elle avait déjà reçu plus que sa part avant ce cycle, qui ne lui a rien attribué.',
      en: 'It had received more than its share before this cycle, which gave it nothing.',
    },
    wouldHelp: {
      fr: 'Rien à faire : sa part baisse à mesure que les autres reçoivent.',
      en: 'Nothing to do: its share falls as the others receive.',
    },
  },
} as const satisfies Readonly<Record<string, { readonly because: Words; readonly wouldHelp: Words }>>;

export type BandCode = keyof typeof bandReasons;

/** Why an association is outside the band, in words, and what would have had to be different. */
export function obstacleWords({ code, facts }: { readonly code: string; readonly facts: Facts }): {
  readonly because: Words;
  readonly wouldHelp: Words | null;
} {
  const own = (bandReasons as Readonly<Record<string, { because: Words; wouldHelp: Words }>>)[code];
  return own ?? inWords({ recipient: '', code, facts });
}
