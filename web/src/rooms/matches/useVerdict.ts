import { useCallback } from 'react';
import { useMessages } from '../../i18n/index.ts';
import { likelihoodOf } from './likelihood.ts';
import { messages } from './messages.ts';

/** A probability in words: `Highly likely the same`. */
export function useVerdict(): (probability: number) => string {
  const t = useMessages(messages);
  return useCallback((probability) => t(`likelihood.${likelihoodOf(probability)}`), [t]);
}
