import type { Words } from '../vocabulary/words.js';

/** Why something needs a person, what it is called, and which buttons help. */
export const STUCK: Record<string, { words: Words; ways: string[] }> = {
  held: {
    words: { fr: 'En attente : une règle demande l’accord d’une personne.', en: 'Held: a rule asks for a person’s consent.' },
    ways: ['release', 'withdraw'],
  },
  'no-taker': {
    words: {
      fr: 'Personne ne peut le prendre, et le créneau finit dans moins de deux heures.',
      en: 'Nobody can take it, and the slot ends within two hours.',
    },
    ways: ['run-cycle', 'call-recipient', 'withdraw'],
  },
  'no-answer': {
    words: {
      fr: 'La structure n’a pas répondu et le créneau finit dans moins d’une heure.',
      en: 'The organisation has not answered and the slot ends within an hour.',
    },
    ways: ['call-recipient'],
  },
  'no-vehicle': {
    words: { fr: 'Accepté, mais aucun véhicule ne peut le prendre.', en: 'Accepted, but no vehicle can take it.' },
    ways: ['plan-rounds', 'call-driver'],
  },
  'broken-down': {
    words: {
      fr: 'À bord d’un véhicule en panne : appelez qui conduit, puis dites où cela va.',
      en: 'Aboard a vehicle that broke down: call the driver, then say where it goes.',
    },
    ways: ['call-driver'],
  },
  late: {
    words: {
      fr: 'La tournée a plus de vingt minutes de retard sur cet arrêt.',
      en: 'The round is more than twenty minutes late at this stop.',
    },
    ways: ['call-driver', 'plan-rounds'],
  },
  refused: { words: { fr: 'Refusé : il faut dire où cela va.', en: 'Refused: someone must say where it goes.' }, ways: ['divert'] },
  expired: {
    words: { fr: 'Perdu : il faut dire où cela va (compost, déchet…).', en: 'Lost: someone must say where it goes (compost, waste…).' },
    ways: ['divert'],
  },
};
