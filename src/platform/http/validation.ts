import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import type { FieldProblem } from '../../vocabulary/rejection.js';
import type { Words } from '../../vocabulary/words.js';
import { invalidFields } from './http.errors.js';

/** What a person should do about each broken rule, by its code. `{limit}` and `{allowed}` are filled in. */
const ADVICE: Record<string, Words> = {
  missing: { fr: 'Ce champ est obligatoire.', en: 'This field is required.' },
  unknown: { fr: 'Ce champ n’existe pas ici.', en: 'There is no such field here.' },
  'not-text': { fr: 'Écrivez un texte.', en: 'Expected a text.' },
  'too-short': { fr: 'Ce texte est trop court.', en: 'This text is too short.' },
  'too-long': { fr: 'Ce texte est trop long.', en: 'This text is too long.' },
  'control-characters': {
    fr: 'Ce texte contient des caractères invisibles interdits.',
    en: 'This text holds invisible characters that are not allowed.',
  },
  'wrong-form': { fr: 'La forme attendue est différente.', en: 'This is not of the expected form.' },
  'not-an-email': { fr: 'Ce n’est pas une adresse électronique.', en: 'This is not an e-mail address.' },
  'not-a-whole-number': { fr: 'Indiquez un nombre entier.', en: 'Expected a whole number.' },
  'not-a-number': { fr: 'Indiquez un nombre.', en: 'Expected a number.' },
  'too-small': { fr: 'La valeur doit être au moins {limit}.', en: 'The value must be at least {limit}.' },
  'too-large': { fr: 'La valeur doit être au plus {limit}.', en: 'The value must be at most {limit}.' },
  'not-yes-or-no': { fr: 'Répondez par vrai ou faux.', en: 'Expected true or false.' },
  'not-in-list': { fr: 'Valeur inconnue. Choix possibles : {allowed}.', en: 'Unknown value. Possible choices: {allowed}.' },
  'not-an-id': { fr: 'Ce n’est pas un identifiant valable.', en: 'This is not a valid id.' },
  'not-an-instant': {
    fr: 'Indiquez une date et une heure avec leur fuseau, comme 2026-11-20T18:00:00+01:00.',
    en: 'Expected a date and time with its offset, like 2026-11-20T18:00:00+01:00.',
  },
  'not-a-date': { fr: 'Cette date n’existe pas. Forme attendue : 2026-11-20.', en: 'There is no such date. Expected form: 2026-11-20.' },
  'not-a-point': {
    fr: 'Indiquez un point comme [longitude, latitude], par exemple [2.3984, 48.8646].',
    en: 'Expected a point as [longitude, latitude], like [2.3984, 48.8646].',
  },
  'not-a-cursor': {
    fr: 'Reprenez la liste depuis le début : ce repère de page n’est pas valable.',
    en: 'Start the list again: this is not the cursor of a page.',
  },
  'not-a-time': { fr: 'Indiquez une heure comme 19:30.', en: 'Expected a time like 19:30.' },
  'not-an-object': { fr: 'Un objet JSON est attendu ici : { … }.', en: 'Expected a JSON object: { … }.' },
  invalid: { fr: 'Valeur non acceptée.', en: 'This value is not accepted.' },
};

/** The words for one broken rule. */
export function advice(code: string, facts: Record<string, unknown> = {}): Words {
  const words = ADVICE[code] ?? ADVICE['invalid']!;
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => [facts[name]].flat().join(', '));
  return { fr: fill(words.fr), en: fill(words.en) };
}

/** Flattens class-validator's tree to one problem a field, with an RFC 6901 pointer. */
export function fieldProblems(errors: ValidationError[], base = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const pointer = `${base}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const broken = Object.keys(error.constraints ?? {});
    const own: FieldProblem[] = broken.length > 0 ? [problemOf(error, broken, pointer)] : [];
    return [...own, ...fieldProblems(error.children ?? [], pointer)];
  });
}

function problemOf(error: ValidationError, broken: string[], pointer: string): FieldProblem {
  if (broken.includes('whitelistValidation')) return { pointer, code: 'unknown', message: advice('unknown') };
  if (error.value === undefined || error.value === null) return { pointer, code: 'missing', message: advice('missing') };
  if (broken.includes('nestedValidation')) return { pointer, code: 'not-an-object', message: advice('not-an-object') };
  // Rules are kept in the order fields.ts names them, the most basic first: of a text where a number belongs it must
  // not be said that it is too large.
  const context = broken.map((name) => error.contexts?.[name] as { code: string } | undefined).find((found) => found);
  const code = context?.code ?? 'invalid';
  return { pointer, code, message: advice(code, context as Record<string, unknown>) };
}

/** Refuses unknown fields, never converts by guess, and answers 422 with one line a field. */
class StrictPipe extends ValidationPipe {
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const fields = metadata.metatype !== undefined && this.toValidate(metadata);
    // A body that is missing is one in which every field is; a text or a list would be taken apart by letters and places.
    const given = value ?? (metadata.type === 'body' ? {} : value);
    if (fields && metadata.type === 'body' && (typeof given !== 'object' || Array.isArray(given))) {
      throw invalidFields({}, [{ pointer: '', code: 'not-an-object', message: advice('not-an-object') }]);
    }
    return super.transform(fields ? given : value, metadata);
  }
}

export const validationPipe = (): ValidationPipe =>
  new StrictPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    exceptionFactory: (errors) => invalidFields({}, fieldProblems(errors)),
  });
