import { useMemo } from 'react';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';
import type { ActionKind } from './strike.ts';

export interface StrikeWords {
  /** “Arrest of Hela Toufahi”; without a target where the reader may not see it. */
  action(action: {
    readonly kind: ActionKind;
    readonly target?: { readonly caption: string } | undefined;
  }): string;
  weeks(weeks: number): string;
  days(days: number): string;
  /** Launches a month. */
  launches(launches: number): string;
  range(interval: { readonly low: number; readonly high: number }): string;
}

/** Actions and figures in the reader's language. */
export function useStrikeWords(): StrikeWords {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo(() => {
    const launches = (value: number) =>
      // What rounds to nothing is not nothing.
      value > 0 && value < 0.005 ? `< ${format.number(0.01, 2)}` : format.number(value, value < 10 ? 2 : 1);
    return {
      action: ({ kind, target }) =>
        t(`act.${kind}`, { target: target ? `\u2068${target.caption}\u2069` : t('hiddenTarget') }),
      weeks: (weeks) => t('weeks', { count: Math.round(weeks * 10) / 10 }),
      days: (days) => t('days', { count: Math.round(days) }),
      launches,
      range: ({ low, high }) => t('range', { low: launches(low), high: launches(high) }),
    };
  }, [t, format]);
}
