import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ApiProblem, contract } from '../api/client.ts';
import { useAnswer } from '../api/query.ts';
import { ErrorState, Skeleton } from '../design/index.ts';
import { LocaleProvider, shell, useMessages } from '../i18n/index.ts';
import { ErrorBoundary } from './Pages.tsx';
import { createAppRouter } from './router.ts';
import { SessionContext } from './session.tsx';
import { useSettings } from './settings.ts';
import { SignInPage } from './SignIn.tsx';
import { useSessionEnd } from './useSessionEnd.ts';

export function App({ queryClient }: { readonly queryClient: QueryClient }) {
  const { locale } = useSettings();
  return (
    <QueryClientProvider client={queryClient}>
      <LocaleProvider value={locale}>
        <I18nProvider locale={locale === 'en' ? 'en-GB' : locale}>
          <ErrorBoundary>
            <Gate queryClient={queryClient} />
          </ErrorBoundary>
        </I18nProvider>
      </LocaleProvider>
    </QueryClientProvider>
  );
}

/** Lets in who has a session; the router exists only behind it. */
function Gate({ queryClient }: { readonly queryClient: QueryClient }) {
  const t = useMessages(shell);
  const router = useMemo(() => createAppRouter(queryClient), [queryClient]);
  const { data: session, error, refetch } = useAnswer(contract.session);
  const isSignedOut = error instanceof ApiProblem && error.isSignedOut;
  useSessionEnd(session, isSignedOut, refetch);
  if (isSignedOut) return <SignInPage hasExpired={session !== undefined} />;
  if (session)
    return (
      <SessionContext value={session}>
        <RouterProvider router={router} />
      </SessionContext>
    );
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <Skeleton lines={4} label={t('starting')} />;
}
