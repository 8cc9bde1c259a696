import { Brand } from '../../parts/brand.js';
import { LanguageChoice } from './language-choice.js';
import AboutPage from './about.js';
import AccessPage from './access.js';

/** The two pages that anyone may read, before signing in. */
export default function AboutPublic({ path }: { path: string }) {
  return (
    <div class="login">
      <header class="row-wrap spread login-top">
        <Brand href="/" />
        <LanguageChoice />
      </header>
      {path === '/about' ? <AboutPage /> : <AccessPage />}
    </div>
  );
}
