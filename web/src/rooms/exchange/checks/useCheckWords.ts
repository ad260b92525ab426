import { useMemo } from 'react';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { Check, CheckClass } from './check.ts';
import { messages } from './messages.ts';

/** Words for classes and states of checks. */
export function useCheckWords() {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo(
    () => ({
      class: (checkClass: CheckClass) => t(`class.${checkClass}`),
      classes: (classes: readonly CheckClass[]) =>
        format.list([...new Set(classes)].map((each) => t(`class.${each}`))),
      state: (state: Check['state']) => t(`state.${state}`),
    }),
    [t, format],
  );
}
