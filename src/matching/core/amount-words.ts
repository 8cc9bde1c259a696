import type { Language, Words } from '../../vocabulary/words.js';
import { LANGUAGES } from '../../vocabulary/words.js';

function inEach(say: (number: (value: number) => string, language: Language) => string): Words {
  const words = LANGUAGES.map((language) => {
    const number = (value: number): string => String(Math.round(value * 10) / 10).replace('.', language === 'fr' ? ',' : '.');
    return [language, say(number, language)] as const;
  });
  return Object.fromEntries(words) as Record<Language, string>;
}

/** Grams below one kilogram, else kilograms. */
export function massWords(grams: string | number | undefined): Words {
  const value = Number(grams);
  return inEach((number) => (Math.abs(value) < 1_000 ? `${number(Math.ceil(value))} g` : `${number(value / 1_000)} kg`));
}

/** Metres below one kilometre, else kilometres. */
export function distanceWords(metres: string | number | undefined): Words {
  const value = Number(metres);
  return inEach((number) => (value < 1_000 ? `${number(Math.ceil(value))} m` : `${number(value / 1_000)} km`));
}

/** Minutes below two hours, hours below two days, else days. */
export function durationWords(minutes: string | number | undefined): Words {
  const value = Number(minutes);
  return inEach((number, language) => {
    if (value < 120) return `${number(Math.ceil(value))} min`;
    if (value < 2_880) return `${number(value / 60)} h`;
    return `${number(value / 1_440)} ${language === 'fr' ? 'jours' : 'days'}`;
  });
}
