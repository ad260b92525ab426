import type { ReactNode } from 'react';
import type { IconName } from './Icon.tsx';
import { EmptyState, ErrorState, Skeleton } from './State.tsx';

export interface PlaceholderProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Something is chosen and on its way. */
  readonly isChosen: boolean;
  /** What is awaited, for screen readers. */
  readonly label: string;
  readonly icon: IconName;
  /** What to do where nothing is chosen. */
  readonly title: string;
  readonly children: ReactNode;
}

/** A pane that shows what is chosen in a list beside it, while there is nothing to show. */
export function Placeholder({ error, onRetry, isChosen, label, icon, title, children }: PlaceholderProps) {
  if (error) return <ErrorState error={error} onRetry={onRetry} />;
  if (isChosen) return <Skeleton lines={12} label={label} />;
  return (
    <EmptyState icon={icon} title={title}>
      {children}
    </EmptyState>
  );
}
