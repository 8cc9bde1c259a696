import { rejection } from '../vocabulary/rejection.js';

export const roundNotPlanned = rejection('round-not-startable', 'conflict', {
  fr: 'Cette tournée a déjà commencé ou n’existe plus.',
  en: 'This round has already started or is no longer there.',
});
export const roundNotStarted = rejection('round-not-started', 'conflict', {
  fr: 'Démarrez d’abord la tournée.',
  en: 'Start the round first.',
});
export const stopAlreadyDone = rejection('stop-already-done', 'conflict', {
  fr: 'Cet arrêt est déjà terminé et signé. Une correction se fait par un nouveau document.',
  en: 'This stop is already done and signed. A correction is a new document.',
});
export const stopOfOtherKind = rejection('stop-of-other-kind', 'conflict', {
  fr: 'Cet arrêt n’est pas de ce type.',
  en: 'This stop is not of that kind.',
});
export const linesWrong = rejection('stop-lines-wrong', 'invalid', {
  fr: 'Vérifiez les lignes de cet arrêt.',
  en: 'Check the lines of this stop.',
});
