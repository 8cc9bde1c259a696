import { rejection } from '../vocabulary/rejection.js';

export const lotRefused = rejection('lot-refused', 'invalid', { fr: 'Ce lot ne peut pas être donné.', en: 'This lot cannot be given.' });
export const siteGivesNothing = rejection('site-gives-nothing', 'invalid', {
  fr: 'Ce lieu n’est pas un lieu de don.',
  en: 'This site is not one that gives.',
});
export const nothingLeftToWithdraw = rejection('nothing-left-to-withdraw', 'conflict', {
  fr: 'Plus rien n’est à retirer : tout est déjà collecté, donné ou perdu.',
  en: 'Nothing is left to withdraw: everything is already collected, given or lost.',
});
export const parcelNotThere = rejection('parcel-not-there', 'conflict', {
  fr: 'Cette part du lot n’est plus dans un état qui permet cette action.',
  en: 'This part of the lot is no longer in a state that allows this.',
});
export const notHeld = rejection('lot-not-held', 'conflict', { fr: 'Ce lot n’est pas en attente.', en: 'This lot is not being held.' });
export const massTooLarge = rejection('mass-too-large', 'invalid', {
  fr: 'La quantité indiquée dépasse ce qui est là.',
  en: 'The amount given is more than what is there.',
});
