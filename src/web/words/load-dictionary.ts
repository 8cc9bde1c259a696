import type { Dictionary } from './dictionary.js';
import type { Language } from './language.js';

/** Each language is a part of its own: one downloads the one that is read. */
export async function loadDictionary(language: Language): Promise<Dictionary> {
  if (language === 'en') return (await import('./en.js')).en;
  return (await import('./fr.js')).fr;
}
