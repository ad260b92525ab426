import { useCallback } from 'react';
import { useMessages } from '../../../i18n/index.ts';
import type { Recall } from '../exchange.ts';
import { messages } from '../messages.ts';

/** How much is taken back. */
export function useTaken() {
  const t = useMessages(messages);
  return useCallback(
    ({ withdrawn, retracted }: Pick<Recall, 'withdrawn' | 'retracted'>) =>
      [
        ...(retracted === 0 ? [] : [t('retractedCount', { count: retracted })]),
        ...(withdrawn === 0 ? [] : [t('withdrawnCount', { count: withdrawn })]),
      ].join(', '),
    [t],
  );
}
