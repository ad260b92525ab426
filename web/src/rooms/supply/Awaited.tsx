import type { ReactNode } from 'react';
import { Computing, ErrorState, Skeleton } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';

export interface AwaitedProps {
  readonly isLoading: boolean;
  readonly isComputing: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

/** What is computed for the whole view: until it is there nothing is said of it, least of all that there is none. */
export function Awaited({ isLoading, isComputing, error, onRetry, children }: AwaitedProps) {
  const t = useMessages(messages);
  if (error !== null && error !== undefined) return <ErrorState error={error} onRetry={onRetry} />;
  if (isLoading) return <Skeleton lines={10} label={t('title')} />;
  if (isComputing) return <Computing />;
  return children;
}
