import { rejection } from '../vocabulary/rejection.js';

export const notSignedIn = rejection('not-signed-in', 'unauthenticated', { fr: 'Connectez-vous pour continuer.', en: 'Sign in to continue.' });
export const wrongLogin = rejection('wrong-login', 'unauthenticated', { fr: 'Adresse ou mot de passe incorrect.', en: 'Wrong e-mail address or password.' });
export const loginPaused = rejection('login-paused', 'too-many', { fr: 'Trop d’essais. Attendez un peu avant de recommencer.', en: 'Too many tries. Wait a little before trying again.' });
export const notAllowed = rejection('not-allowed', 'forbidden', { fr: 'Votre rôle ne permet pas cette action.', en: 'Your role does not allow this.' });
export const passwordWeak = rejection('password-weak', 'invalid', { fr: 'Choisissez un mot de passe d’au moins 12 caractères, peu courant.', en: 'Choose a password of at least 12 characters that is not a common one.' });
