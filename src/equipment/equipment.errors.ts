import { rejection, type FieldProblem } from '../vocabulary/rejection.js';

export const equipmentTaken = rejection('equipment-taken', 'conflict', {
  fr: 'Ce matériel est déjà réservé à ce moment : choisissez un autre créneau.',
  en: 'This is booked at that time: choose another.',
});
export const equipmentInUpkeep = rejection('equipment-in-upkeep', 'conflict', {
  fr: 'Ce matériel est en entretien à ce moment : choisissez un autre créneau.',
  en: 'This is in upkeep at that time: choose another.',
});
export const equipmentNotLent = rejection('equipment-not-lent', 'conflict', {
  fr: 'Ce matériel n’est pas prêté à ces heures. Choisissez un autre créneau, ou demandez l’accord de son propriétaire.',
  en: 'This is not lent at these hours. Choose others, or ask its owner.',
});
export const equipmentOutOfOrder = rejection('equipment-out-of-order', 'conflict', {
  fr: 'Ce matériel n’est pas disponible : son propriétaire l’a retiré pour le moment.',
  en: 'This is not available: its owner has taken it out for now.',
});
export const equipmentNotAttested = rejection('equipment-attestation-expired', 'conflict', {
  fr: 'L’attestation froid de ce matériel ne couvre plus cette date : choisissez-en un autre.',
  en: 'The cold attestation of this item does not reach that day: choose another item.',
});
export const equipmentNotBack = rejection('equipment-not-back', 'conflict', {
  fr: 'Ce matériel n’est pas encore rentré : attendez son retour, ou choisissez un créneau plus tard.',
  en: 'This is not back yet: wait for it, or choose a later time.',
});
export const bookingNotLive = rejection('equipment-booking-over', 'conflict', {
  fr: 'Cette réservation est déjà terminée ou annulée.',
  en: 'This booking is over or cancelled already.',
});
export const bookingOfRound = rejection('equipment-booked-by-planner', 'conflict', {
  fr: 'Une tournée l’emporte : la réservation suit la tournée. Changez la tournée plutôt que la réservation.',
  en: 'A round takes it along: the booking follows the round. Change the round instead.',
});
export const bookingInThePast = rejection('equipment-booking-past', 'invalid', {
  fr: 'Une réservation commence maintenant ou plus tard : vérifiez la date et l’heure.',
  en: 'A booking starts now or later: check day and time.',
});
export const bookingTooLong = rejection('equipment-booking-too-long', 'invalid', {
  fr: 'Une réservation dure 31 jours au plus et se prend moins d’un an à l’avance.',
  en: 'A booking lasts 31 days at most and is made less than a year ahead.',
});

const problem =
  (code: string, fr: string, en: string) =>
  (pointer: string): FieldProblem => ({ pointer, code, message: { fr, en } });

export const aboveCost = problem(
  'above-cost',
  'Ce prix dépasse le prix coûtant calculé : baissez-le, ou expliquez pourquoi dans la note sur le prix.',
  'This is above the price at cost: lower it, or say why in the note on the price.',
);
export const costIncomplete = problem(
  'cost-incomplete',
  'Pour calculer le prix coûtant il faut les quatre chiffres : achat, durée de vie, frais et usage par an.',
  'Four figures make the price at cost: purchase, life, upkeep and use a year.',
);
export const vehicleOutOfPlace = problem(
  'vehicle-out-of-place',
  'Indiquez le véhicule de cette structure, et seulement pour un véhicule.',
  'Name the vehicle of this organisation, and only for a vehicle.',
);
export const reasonOutOfPlace = problem(
  'reason-out-of-place',
  'Dites pourquoi il n’est pas disponible, et seulement dans ce cas.',
  'Say why it is not available, and only then.',
);
export const endsFirst = problem('ends-before-it-starts', 'La fin vient avant le début.', 'The end comes before the start.');
export const windowsOverlap = problem(
  'overlap',
  'Ce créneau en recouvre un autre du même jour.',
  'This one overlaps another of the same day.',
);
