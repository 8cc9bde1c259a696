/** The languages of the screens; French is the first. */
export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const PLACE = 'glane:language';

const isLanguage = (text: unknown): text is Language => LANGUAGES.includes(text as Language);

/** The language chosen on this device; else English where the browser asks for it first, and French for everyone else. */
export function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(PLACE);
  if (isLanguage(remembered)) return remembered;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

let current: Language = 'fr';

export const currentLanguage = (): Language => current;

/** Makes `language` the one of this device from now on, for screens, assistive technology and the API's sentences. */
export function speak(language: Language, remember: boolean): void {
  current = language;
  document.documentElement.lang = language;
  if (remember) localStorage.setItem(PLACE, language);
}
