import { useCallback } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import type { ReleaseScope } from '../exchange.ts';
import { messages } from '../messages.ts';

/** A scope in a few words: everything, or how much was chosen. */
export function useScopeWords(): (scope: ReleaseScope) => string {
  const t = useMessages(messages);
  return useCallback(
    (scope) =>
      'all' in scope
        ? t('scope.all')
        : 'records' in scope
          ? t('recordsCount', { count: scope.records.length })
          : t('contributionsCount', { count: scope.contributions.length }),
    [t],
  );
}
