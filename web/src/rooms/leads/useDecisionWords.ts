import type { DropReason, Outcome } from '@foreland/model/lead';
import { useCodes } from '../../i18n/codes.ts';
import { useFormat, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import type { Decision } from './leads.ts';
import { usePersonName } from '../usePersonName.ts';

/** A decision in a few words: `Dropped: duplicate`, `Outcome: seizure, 3 boats`. */
export function useDecisionWords(): (decision: Decision) => string {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const nameOf = usePersonName();
  return ({ action, argument, quantity, unit }) => {
    switch (action) {
      case 'assign':
        return t('did.assign', { who: nameOf(argument ?? '') });
      case 'task':
        return argument === undefined ? t('did.task') : t('did.taskTo', { who: nameOf(argument) });
      case 'drop':
        return t('did.drop', { reason: codes.dropReason(argument as DropReason) });
      case 'outcome': {
        const what = t('did.outcome', { outcome: codes.outcome(argument as Outcome) });
        return quantity === undefined
          ? what
          : `${what}, ${t('quantityUnit', { quantity: format.number(quantity), unit: unit ?? '' }).trim()}`;
      }
      default:
        return t(`did.${action}`);
    }
  };
}
