import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import type { EventDefinition } from '../platform/outbox/event.js';
import { reasonWords } from '../vocabulary/reasons.js';
import type { Language } from '../vocabulary/words.js';

/** What is kept of an event for its message: ids, and the few facts that the words need and that may change later. */
export type MessageFacts = Readonly<Record<string, string | number | null>>;

/** How amounts, times and reasons are said in one language and one territory. */
export interface Say {
  /** 3,5 kg */
  mass(grams: MessageFacts[string] | undefined): string;
  /** 18 h 40 */
  time(instant: MessageFacts[string] | undefined): string;
  reason(code: MessageFacts[string] | undefined): string;
  /** 1 arrêt, 2 arrêts; `words` are the word for one and for several. */
  count(number: MessageFacts[string] | undefined, ...words: [one: string, several: string]): string;
}

/** A message: what happened, who is told, in which words, and where a tap on it leads. */
export interface MessageKind {
  readonly kind: string;
  readonly events: readonly EventDefinition<object>[];
  /**
   * Who is told, as a query: $1 is the event's payload (jsonb). A row is one message with `organisation_id`, `site_id`,
   * `role` and `facts`. No role: everyone of that organisation who is not a driver. Role `driver`: the person of
   * `facts.personId`. Role `coordinator`: the territory's coordinators.
   */
  readonly people: string;
  readonly words: Readonly<Record<Language, (facts: MessageFacts, say: Say) => string>>;
  /** Address of a page. */
  readonly link: (facts: MessageFacts) => string;
}

export const message = (declared: MessageKind): MessageKind => declared;

const TAGS: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' };

/** The ways of saying things in a language, by the clocks of a territory. */
export function sayIn(language: Language, timeZone: string): Say {
  const mass = new Intl.NumberFormat(TAGS[language], { maximumFractionDigits: 1 });
  return {
    mass: (grams) => (Number(grams) < 1000 ? `${mass.format(Number(grams))} g` : `${mass.format(Number(grams) / 1000)} kg`),
    time: (instant) => format(new TZDate(String(instant), timeZone), language === 'fr' ? "HH 'h' mm" : 'HH:mm'),
    reason: (code) => reasonWords(code === undefined || code === null ? null : String(code))[language],
    // In French 0 and 1,5 are singular, in English they are not.
    count: (number, one, several) => `${number} ${(language === 'fr' ? Number(number) < 2 : Number(number) === 1) ? one : several}`,
  };
}
