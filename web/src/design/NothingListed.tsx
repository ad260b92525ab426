import type { ReactNode } from 'react';
import { common, useMessages } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import type { IconName } from './Icon.tsx';
import { EmptyState } from './State.tsx';

export interface NothingListedProps {
  readonly isComputing: boolean;
  readonly icon: IconName;
  readonly title: string;
  /** Why it is empty and what to do about it. */
  readonly children: ReactNode;
  /** Where filters leave nothing: takes them away. */
  readonly onClearFilters?: (() => void) | undefined;
}

/** An empty list: nobody knows yet, filters leave nothing, or there is nothing. */
export function NothingListed({ isComputing, icon, title, children, onClearFilters }: NothingListedProps) {
  const t = useMessages(common);
  if (isComputing) return <Computing />;
  if (!onClearFilters)
    return (
      <EmptyState icon={icon} title={title}>
        {children}
      </EmptyState>
    );
  return (
    <EmptyState
      icon="filter"
      title={title}
      action={
        <Button size="small" onPress={onClearFilters}>
          {t('clearFilters')}
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}

/** What is computed for the whole view is not there yet. */
export function Computing() {
  const t = useMessages(common);
  return (
    <EmptyState icon="clock" title={t('computing')}>
      {t('computingText')}
    </EmptyState>
  );
}
