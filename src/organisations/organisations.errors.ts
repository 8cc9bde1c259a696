import { rejection, type FieldProblem } from '../vocabulary/rejection.js';
import type { Words } from '../vocabulary/words.js';

export const notYours = rejection('field-not-yours', 'forbidden', {
  fr: 'La coordination seule peut modifier ces champs.',
  en: 'Only the coordination may change these fields.',
});
export const storageInUse = rejection('storage-in-use', 'conflict', {
  fr: 'Cette place est déjà promise ou occupée : la capacité ne peut pas descendre en dessous.',
  en: 'This room is promised or taken already: the capacity cannot go below it.',
});
export const policyInThePast = rejection('policy-in-the-past', 'invalid', {
  fr: 'Des règles ne s’appliquent qu’à venir : choisissez une date future.',
  en: 'A policy applies from a future moment on: choose a later date.',
});
export const noPolicy = rejection('no-policy', 'not-found', {
  fr: 'Aucune règle d’attribution n’est en vigueur dans ce territoire.',
  en: 'No policy is in force in this territory.',
});

/** Makes the problem of one field: where it stands comes last, since it differs. */
const problem =
  (code: string, message: Words) =>
  (pointer: string): FieldProblem => ({ pointer, code, message });

export const siretWrong = problem('siret-wrong', {
  fr: 'Ce SIRET n’est pas valable : vérifiez les 14 chiffres.',
  en: 'This is not a valid SIRET: check its 14 digits.',
});
export const endsBeforeItStarts = problem('ends-before-it-starts', {
  fr: 'La fin vient avant le début.',
  en: 'The end comes before the start.',
});
export const overlapsEarlier = problem('overlap', {
  fr: 'Ce créneau en recouvre un autre du même jour.',
  en: 'This one overlaps another of the same day.',
});
export const listedTwice = problem('listed-twice', { fr: 'Cette ligne figure deux fois.', en: 'This line is there twice.' });
export const personBusy = problem('person-busy', {
  fr: 'Cette personne conduit déjà un autre véhicule à ce moment.',
  en: 'This person drives another vehicle at that time.',
});
export const donorKindNeeded = problem('donor-kind-needed', {
  fr: 'Indiquez quel genre de donateur c’est.',
  en: 'Say what kind of donor it is.',
});
export const donorKindOutOfPlace = problem('donor-kind-out-of-place', {
  fr: 'Seul un donateur a un genre de donateur.',
  en: 'Only a donor has a kind of donor.',
});
export const notAnAssociation = problem('not-an-association', {
  fr: 'Cette structure n’est pas une association.',
  en: 'This organisation is not an association.',
});
export const notADonor = problem('not-a-donor', { fr: 'Cette structure n’est pas un donateur.', en: 'This organisation is not a donor.' });

/** A place too far from the territory's centre to be meant; the usual mistake is latitude before longitude. */
export function outsideTerritory(pointer: string, distance_m: number): FieldProblem {
  const km = distance_m / 1000;
  const shown = (locale: string): string => km.toLocaleString(locale, { maximumFractionDigits: km < 10 ? 1 : 0 });
  return problem('outside-territory', {
    fr: `Ces coordonnées sont hors du territoire (à ${shown('fr-FR')} km). Longitude puis latitude ?`,
    en: `These coordinates are outside the territory (${shown('en-GB')} km away). Longitude first, then latitude?`,
  })(pointer);
}
