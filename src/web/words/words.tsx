import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import { makeFormat, type Format } from '../format/format.js';
import type { Dictionary } from './dictionary.js';
import { loadDictionary } from './load-dictionary.js';
import { rememberedLanguage, speak, type Language } from './language.js';

interface Speech {
  language: Language;
  words: Dictionary;
  speakFromNowOn: (language: Language) => void;
}

const SpeechContext = createContext<Speech | null>(null);
const ZoneContext = createContext<string>('Europe/Paris');

/** Gives every page the dictionary of the chosen language, and shows nothing before it is there. */
export function WordsProvider({ children }: { children: ComponentChildren }) {
  const [language, setLanguage] = useState<Language>(rememberedLanguage);
  const [words, setWords] = useState<Dictionary | null>(null);
  useEffect(() => {
    let wanted = true;
    speak(language, false);
    void loadDictionary(language).then((dictionary) => wanted && setWords(() => dictionary));
    return () => {
      wanted = false;
    };
  }, [language]);
  const speech = useMemo(
    () =>
      words && {
        language,
        words,
        speakFromNowOn: (chosen: Language) => {
          speak(chosen, true);
          setLanguage(chosen);
        },
      },
    [language, words],
  );
  return speech && <SpeechContext.Provider value={speech}>{children}</SpeechContext.Provider>;
}

/** The territory's time zone, once it is known who is signed in. */
export const ZoneProvider = ZoneContext.Provider;

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useWords needs a WordsProvider around it');
  return speech;
}

/** The dictionary of the chosen language: `w.lots.title`. */
export const useWords = (): Dictionary => useSpeech().words;

export const useZone = (): string => useContext(ZoneContext);

/** Numbers, masses, days and times in the chosen language and the territory's time zone. */
export function useFormat(): Format {
  const { language, words } = useSpeech();
  const zone = useZone();
  return useMemo(() => makeFormat(language, zone, words.near), [language, zone, words]);
}
