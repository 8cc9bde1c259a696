import { LANGUAGES } from '../../words/language.js';
import { useSpeech } from '../../words/words.js';

/** Each language by its own name, so that it is found by those who read no other. */
const NAMES = { fr: 'Français', en: 'English' } as const;

export function LanguageChoice() {
  const { language, speakFromNowOn } = useSpeech();
  return (
    <div class="btn-group" role="group" aria-label="Langue – Language">
      {LANGUAGES.map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          class={`btn btn-outline-primary ${one === language ? 'active' : ''}`}
          aria-pressed={one === language}
          onClick={() => speakFromNowOn(one)}
        >
          {NAMES[one]}
        </button>
      ))}
    </div>
  );
}
