import { rejection } from '../vocabulary/rejection.js';

export const roundNotPlanned = rejection('round-not-startable', 'conflict', {
  fr: 'Cette tournée a déjà commencé ou a été annulée. Rechargez la page pour voir la vôtre.',
  en: 'This round has already started or was cancelled. Reload the page to see yours.',
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
export const roundNotInterrupted = rejection('round-not-interrupted', 'conflict', {
  fr: 'Cette tournée n’est pas arrêtée par une panne.',
  en: 'This round is not stopped by a breakdown.',
});
export const photoUnreadable = rejection('photo-unreadable', 'unsupported', {
  fr: 'Ce fichier n’est pas une photo que nous savons lire. Prenez-la avec l’appareil du téléphone (format JPEG).',
  en: 'This file is not a photo that can be read. Take it with the phone’s camera (JPEG).',
});
export const photoTooLarge = rejection('photo-too-large', 'too-large', {
  fr: 'Cette photo est trop lourde : 400 Ko au plus. Reprenez-la en plus petit.',
  en: 'This photo is too large: 400 KB at most. Take it again, smaller.',
});
export const photosEnough = rejection('photos-enough', 'conflict', {
  fr: 'Cet arrêt a déjà ses six photos : c’est le maximum.',
  en: 'This stop already has its six photos: that is the most.',
});
