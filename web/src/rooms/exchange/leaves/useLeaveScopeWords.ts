import { useCallback } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import type { LeaveScope } from '../exchange.ts';
import { messages as exchange } from '../messages.ts';
import { messages } from './messages.ts';

/** What a leave is for, in a few words. */
export function useLeaveScopeWords(): (scope: LeaveScope) => string {
  const t = useMessages(messages);
  const e = useMessages(exchange);
  return useCallback(
    (scope) => {
      if ('all' in scope) return t('scope.all');
      if ('schemata' in scope) return scope.schemata.join(', ');
      return 'records' in scope
        ? e('recordsCount', { count: scope.records.length })
        : e('contributionsCount', { count: scope.contributions.length });
    },
    [t, e],
  );
}
