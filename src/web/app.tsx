import { ErrorBoundary, lazy, LocationProvider, useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { Crash } from './pages/everyone/crash.js';
import { LoginPage } from './pages/everyone/login.js';
import { Loading } from './parts/page.js';
import { ProblemNotice } from './parts/notice.js';
import { ToastProvider } from './parts/toast.js';
import { Routes } from './routes.js';
import { SessionProvider, useSession } from './session/session.js';
import { Shell } from './shell.js';
import { WordsProvider } from './words/words.js';

const AboutPublic = lazy(() => import('./pages/everyone/about-public.js'));

/** Everything around the pages: words, session, messages, addresses. */
export function App() {
  return (
    <WordsProvider>
      <LocationProvider scope={/^\/(?!api\/|problems\/|health\/)/}>
        <SessionProvider>
          <ToastProvider>
            <SignedInOrNot />
          </ToastProvider>
        </SessionProvider>
      </LocationProvider>
    </WordsProvider>
  );
}

function SignedInOrNot() {
  const { me, problem, retry } = useSession();
  const { path } = useLocation();
  const [crashed, setCrashed] = useState(false);
  useEffect(() => setCrashed(false), [path]);
  if (me === undefined)
    return (
      <main id="main" class="shell-main">
        {problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <Loading />}
      </main>
    );
  if (crashed) return <Crash />;
  if (me === null) {
    if (path !== '/about' && path !== '/access') return <LoginPage />;
    return (
      <ErrorBoundary>
        <AboutPublic path={path} />
      </ErrorBoundary>
    );
  }
  return (
    <Shell>
      <ErrorBoundary
        onError={(error) => {
          console.error(error);
          setCrashed(true);
        }}
      >
        <Routes />
      </ErrorBoundary>
    </Shell>
  );
}
