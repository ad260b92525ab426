import { useCallback } from 'react';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { Recall } from '../exchange.ts';
import { messages } from '../leaves/messages.ts';

/** What a recall undid, in words: `2 leads, 1 match`. Empty where it is not known. */
export function useEffectWords(): (derived: Recall['derived']) => string {
  const t = useMessages(messages);
  const format = useFormat();
  return useCallback(
    (derived) => {
      if (!derived) return '';
      const { leads, matches, indicators } = derived;
      const words = [
        ...(leads > 0 ? [t('leadsCount', { count: leads })] : []),
        ...(matches > 0 ? [t('matchesCount', { count: matches })] : []),
        ...(indicators > 0 ? [t('indicatorsCount', { count: indicators })] : []),
      ];
      return words.length === 0 ? t('nothingUndone') : format.list(words);
    },
    [t, format],
  );
}
