import { rejection, type FieldProblem } from '../vocabulary/rejection.js';

export const notSignedIn = rejection('not-signed-in', 'unauthenticated', {
  fr: 'Connectez-vous pour continuer.',
  en: 'Sign in to continue.',
});
export const wrongLogin = rejection('wrong-login', 'unauthenticated', {
  fr: 'Adresse ou mot de passe incorrect.',
  en: 'Wrong e-mail address or password.',
});
export const loginPaused = rejection('login-paused', 'too-many', {
  fr: 'Trop d’essais. Attendez un peu avant de recommencer.',
  en: 'Too many tries. Wait a little before trying again.',
});
export const notAllowed = rejection('not-allowed', 'forbidden', {
  fr: 'Votre rôle ne permet pas cette action.',
  en: 'Your role does not allow this.',
});
export const passwordWeak = rejection('password-weak', 'invalid', {
  fr: 'Choisissez un mot de passe d’au moins 12 caractères, peu courant.',
  en: 'Choose a password of at least 12 characters that is not a common one.',
});
export const wrongPassword = rejection('wrong-password', 'invalid', {
  fr: 'Le mot de passe actuel n’est pas le bon.',
  en: 'The password until now is not the right one.',
});
export const organisationNeeded = rejection('organisation-needed', 'invalid', {
  fr: 'Ce rôle agit pour une structure : indiquez laquelle.',
  en: 'This role acts for an organisation: say which one.',
});
export const ownAccount = rejection('own-account', 'conflict', {
  fr: 'On ne peut ni désactiver son propre compte ni changer son propre rôle. Demandez à un autre administrateur.',
  en: 'You cannot disable your own account or change your own role. Ask another administrator.',
});
export const keyEnded = rejection('key-ended', 'conflict', {
  fr: 'Cette clé est révoquée, expirée ou déjà remplacée. Créez-en une nouvelle.',
  en: 'This key is revoked, past its end or replaced already. Make a new one.',
});

export const scopeBeyondRole = (scopes: readonly string[]): FieldProblem => ({
  pointer: '/scopes',
  code: 'scope-beyond-role',
  message: { fr: `Ce rôle ne permet pas : ${scopes.join(', ')}.`, en: `This role does not allow: ${scopes.join(', ')}.` },
});

export const expiryOutOfRange: FieldProblem = {
  pointer: '/expiresAt',
  code: 'expiry-out-of-range',
  message: { fr: 'La fin doit être à venir, dans deux ans au plus.', en: 'The end must be in the future, two years from now at most.' },
};
