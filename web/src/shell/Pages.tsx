import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';
import { Button, EmptyState, ErrorState } from '../design/index.ts';
import { shell, useCodes, useMessages } from '../i18n/index.ts';
import { rooms } from '../rooms/registry.ts';
import { isMissingPart } from './missingPart.ts';
import { useRoomTitle } from './useRoom.ts';
import { useSession } from './session.tsx';

export function NotFoundPage() {
  const t = useMessages(shell);
  const title = useRoomTitle();
  const first = rooms[0];
  return (
    <EmptyState
      isPage
      icon="search"
      title={t('notFound')}
      action={
        <a className="button" href={first.path}>
          {t('toStart', { room: title(first) })}
        </a>
      }
    >
      {t('notFoundRemedy')}
    </EmptyState>
  );
}

/** A role that reads nothing, such as the administrator's. */
export function NoPermissionPage() {
  const t = useMessages(shell);
  const codes = useCodes();
  const session = useSession();
  const hasOther = session.choices.some(({ purposes }) => purposes.length > 0);
  return (
    <EmptyState isPage icon="lock" title={t('noPermission')}>
      {t(hasOther ? 'noPermissionRemedy' : 'noPermissionOnly', { role: codes.role(session.role) })}
    </EmptyState>
  );
}

export function ErrorPage({ error, reset }: { readonly error: unknown; readonly reset?: () => void }) {
  const t = useMessages(shell);
  if (isMissingPart(error))
    return (
      <EmptyState
        isPage
        icon="error"
        title={t('partMissing')}
        action={<Button onPress={() => location.reload()}>{t('loadAnew')}</Button>}
      >
        {t('partMissingRemedy')}
      </EmptyState>
    );
  return <ErrorState error={error} {...(reset ? { onRetry: reset } : {})} />;
}

/** Catches what a part of the page throws while drawing, so that the rest stays usable. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorPage error={this.state.error} reset={() => this.setState({ error: undefined })} />;
  }
}
