import type { Language, Words } from '../vocabulary/words.js';
import type { Recipient } from './core/problem.js';

/** Why a winner won, in one sentence. */
export function wonText(recipient: Recipient | undefined, language: Language): string {
  if (recipient?.kind === 'hub')
    return { fr: 'La plateforme peut le recevoir, le trier et le garder au frais.', en: 'The hub can receive, sort and cool it.' }[
      language
    ];
  if (recipient?.kind === 'association') {
    return {
      fr: 'Elle peut le prendre, le garder et le distribuer à temps, et c’était le meilleur usage pour l’ensemble.',
      en: 'It can take, keep and give it out in time, and this served everyone best.',
    }[language];
  }
  return {
    fr: 'Personne ne pouvait le manger à temps : dernier recours avant la perte.',
    en: 'Nobody could eat it in time: the last resort before loss.',
  }[language];
}

/** Said after why it won, where nobody had to be asked. */
export const BY_RULE: Words = {
  fr: 'Acceptée d’office, selon la règle qu’elle a donnée.',
  en: 'Accepted in advance, by the rule it gave.',
};

/** Why somebody was asked without a new decision: by what became of the offer before. */
export function askedNextText(before: { state: string; isPart: boolean }, language: Language): string {
  if (before.isPart) {
    return {
      fr: 'Elle était prévue en second par cette décision : le reste lui a été proposé aussitôt qu’une partie a été prise.',
      en: 'This decision had it ready as the next best: the rest was offered to it as soon as a part was taken.',
    }[language];
  }
  const isSilence = before.state === 'lapsed';
  return {
    fr: `Elle était prévue en second par cette décision : le lot lui a été proposé aussitôt ${isSilence ? 'passé le temps de réponse' : 'le refus donné'}.`,
    en: `This decision had it ready as the next best: the lot was offered to it as soon as ${isSilence ? 'the time to answer was over' : 'the other said no'}.`,
  }[language];
}
