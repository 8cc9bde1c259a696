import { rejection } from '../vocabulary/rejection.js';

export const notAtHub = rejection('not-at-hub', 'conflict', {
  fr: 'Ce produit n’est pas (ou plus) à la plateforme.',
  en: 'This is not (or no longer) at the hub.',
});
export const alreadyTakenIn = rejection('already-taken-in', 'conflict', {
  fr: 'Cette réception est déjà enregistrée.',
  en: 'This was already taken in.',
});
export const intakeWrong = rejection('intake-wrong', 'invalid', {
  fr: 'Vérifiez les quantités de cette réception.',
  en: 'Check the amounts of this intake.',
});
