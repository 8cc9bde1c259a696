import { useState } from 'preact/hooks';
import { useAction } from '../../api/action.js';
import { api, ask } from '../../api/client.js';
import { useLive } from '../../api/live.js';
import type { DemoLogin } from '../../api/types.js';
import { ROLES } from '../../api/values.js';
import { Brand } from '../../parts/brand.js';
import { TextField } from '../../parts/field.js';
import { Form } from '../../parts/form.js';
import { Icon, type IconName } from '../../parts/icon.js';
import { ProblemNotice } from '../../parts/notice.js';
import { Card, Page } from '../../parts/page.js';
import { useSession } from '../../session/session.js';
import { useWords } from '../../words/words.js';
import { LanguageChoice } from './language-choice.js';

const SIGNS: Readonly<Record<DemoLogin['role'], IconName>> = {
  'shop-staff': 'sites',
  association: 'hand',
  driver: 'round',
  hub: 'intake',
  'town-hall': 'figures',
  coordinator: 'day',
  committee: 'policy',
  admin: 'users',
};

/** Sign in; in a demonstration, one tap on a role is enough. */
export function LoginPage() {
  const w = useWords();
  const { signIn } = useSession();
  const demo = useLive('demo-logins', async () => (await ask(api.GET('/api/v1/demo-logins'))).items, 30_000);
  const byRole = useAction();
  const byForm = useAction();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <div class="login">
      <header class="row-wrap spread login-top">
        <Brand href="/" />
        <LanguageChoice />
      </header>
      <Page title={w.login.title} intro={<span class="fs-5">{w.login.lead}</span>}>
        {demo.data && demo.data.length > 0 && (
          <section class="stack" aria-labelledby="demo">
            <h2 id="demo" class="mb-0">
              {w.login.demoTitle}
            </h2>
            <ProblemNotice problem={byRole.problem} />
            <div class="grid-auto login-roles">
              {demo.data
                .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
                .map((login) => (
                  <button
                    key={login.email}
                    type="button"
                    class="btn btn-outline-primary login-role"
                    aria-busy={byRole.busy}
                    onClick={() => void byRole.run(() => signIn(login.email, login.password))}
                  >
                    <Icon name={SIGNS[login.role]} />
                    <span class="text-start">
                      <span class="d-block">{w.roles[login.role]}</span>
                      <span class="d-block small fw-normal">{login.name}</span>
                    </span>
                  </button>
                ))}
            </div>
            <p class="small text-muted mb-0">{w.login.demoHint}</p>
          </section>
        )}
        <Card>
          <h2 class="mb-0">{w.login.formTitle}</h2>
          <Form
            submit={w.login.submit}
            busy={byForm.busy}
            problem={byForm.problem}
            onSubmit={() => void byForm.run(() => signIn(email, password))}
          >
            <TextField type="email" label={w.login.email} autocomplete="username" required value={email} onValue={setEmail} />
            <TextField
              type="password"
              label={w.login.password}
              autocomplete="current-password"
              required
              value={password}
              onValue={setPassword}
            />
          </Form>
        </Card>
        <nav class="row-wrap" aria-label={w.nav.label}>
          <a class="btn btn-link" href="/about">
            {w.nav.about}
          </a>
          <a class="btn btn-link" href="/access">
            {w.nav.access}
          </a>
        </nav>
      </Page>
    </div>
  );
}
