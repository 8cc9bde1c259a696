import { rejection } from '../../vocabulary/rejection.js';

export const malformedBody = rejection('malformed-body', 'malformed', {
  fr: 'Le contenu envoyé est illisible : ce n’est pas du JSON valide.',
  en: 'The body cannot be read: it is not valid JSON.',
});
export const invalidFields = rejection('invalid-fields', 'invalid', {
  fr: 'Certains champs sont à corriger.',
  en: 'Some fields need correcting.',
});
export const routeNotFound = rejection('route-not-found', 'not-found', {
  fr: 'Cette adresse n’existe pas.',
  en: 'There is nothing at this address.',
});
export const notFound = rejection('not-found', 'not-found', {
  fr: 'Introuvable : cet élément n’existe pas ou n’est pas dans votre territoire.',
  en: 'Not found: it does not exist or is not in your territory.',
});
export const bodyTooLarge = rejection('body-too-large', 'too-large', {
  fr: 'Le contenu envoyé est trop volumineux.',
  en: 'The body is too large.',
});
export const mediaTypeUnknown = rejection('media-type-unknown', 'unsupported', {
  fr: 'Ce format de contenu n’est pas accepté ici.',
  en: 'This kind of content is not accepted here.',
});
export const tooManyRequests = rejection('too-many-requests', 'too-many', {
  fr: 'Trop de demandes en peu de temps. Réessayez dans un instant.',
  en: 'Too many requests in a short time. Try again in a moment.',
});
export const databaseAway = rejection('database-away', 'unavailable', {
  fr: 'La base de données ne répond pas. Rien n’a été perdu, réessayez dans un instant.',
  en: 'The database does not answer. Nothing was lost; try again in a moment.',
});
export const internalError = rejection('internal-error', 'unavailable', {
  fr: 'Une erreur inattendue s’est produite. Rien n’a été enregistré. Donnez le numéro de la demande au support.',
  en: 'Something unexpected went wrong. Nothing was saved. Give the request number to support.',
});
export const staleVersion = rejection('stale-version', 'stale', {
  fr: 'Quelqu’un a modifié cet élément entre-temps. Rechargez-le, puis recommencez.',
  en: 'Someone changed this in the meantime. Reload it and try again.',
});
export const keyReused = rejection('idempotency-key-reused', 'invalid', {
  fr: 'Cette clé d’idempotence a déjà servi pour une autre demande.',
  en: 'This Idempotency-Key was already used for a different request.',
});
export const keyMissing = rejection('idempotency-key-missing', 'malformed', {
  fr: 'Une clé d’API doit envoyer l’en-tête Idempotency-Key avec chaque POST.',
  en: 'An API key must send an Idempotency-Key header with every POST.',
});
export const keyMalformed = rejection('idempotency-key-malformed', 'malformed', {
  fr: 'L’en-tête Idempotency-Key doit compter de 1 à 255 caractères visibles.',
  en: 'The Idempotency-Key header must be 1 to 255 visible characters.',
});
export const originRefused = rejection('origin-refused', 'forbidden', {
  fr: 'Cette demande vient d’un autre site : elle est refusée.',
  en: 'This request comes from another site: it is refused.',
});
export const alreadyExists = rejection('already-exists', 'conflict', {
  fr: 'Un élément avec ce code existe déjà.',
  en: 'Something with this code already exists.',
});
