import { rejection, type FieldProblem } from '../vocabulary/rejection.js';
import type { Words } from '../vocabulary/words.js';

export const offerLapsedAlready = rejection('offer-lapsed', 'conflict', {
  fr: 'Cette proposition a expiré : le lot est proposé à quelqu’un d’autre.',
  en: 'This offer has lapsed: the lot is being offered to someone else.',
});
export const offerTaken = rejection('offer-taken', 'conflict', {
  fr: 'Ce lot est déjà attribué à une autre structure.',
  en: 'This lot already went to another organisation.',
});
export const offerAnswered = rejection('offer-answered', 'conflict', {
  fr: 'Cette proposition a déjà reçu une réponse.',
  en: 'This offer was already answered.',
});
export const offerWithdrawn = rejection('offer-withdrawn', 'conflict', {
  fr: 'Le donateur a repris ce lot.',
  en: 'The donor took this lot back.',
});
export const noRoom = rejection('no-room', 'conflict', {
  fr: 'Il n’y a plus assez de place pour cette quantité. Acceptez-en une partie ou libérez de la place.',
  en: 'There is not enough room left for this amount. Accept part of it or free some room.',
});
export const tooManyPackages = rejection('too-many-packages', 'invalid', {
  fr: 'Vous ne pouvez pas accepter plus que ce qui est proposé.',
  en: 'You cannot accept more than is offered.',
});
export const habilitationEnded = rejection('habilitation-ended', 'conflict', {
  fr: 'L’habilitation de votre association n’est pas en vigueur : la loi interdit de recevoir ce don.',
  en: 'Your association’s habilitation is not in force: the law forbids receiving this gift.',
});
export const datePassed = rejection('date-passed', 'gone', {
  fr: 'La date de ce lot est passée : il ne peut plus être donné.',
  en: 'The date of this lot has passed: it can no longer be given.',
});

/** Makes the problem of one field: where it stands comes last, since it differs. */
const problem =
  (code: string, message: Words) =>
  (pointer: string): FieldProblem => ({ pointer, code, message });

export const nothingChosen = problem('nothing-chosen', {
  fr: 'Choisissez au moins un élément, ou laissez « tous ».',
  en: 'Choose at least one, or leave it at “all”.',
});
export const onlyOneTime = problem('only-one-time', {
  fr: 'Indiquez les deux heures, ou aucune.',
  en: 'Give both times, or none.',
});
export const noRecipient = problem('not-a-recipient', {
  fr: 'Ce site donne et ne reçoit pas.',
  en: 'This site gives and does not receive.',
});
