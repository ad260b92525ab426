import { isPartner } from '@foreland/model/partner';
import { PLAN_STATUSES } from '@foreland/model/contract/plan';
import { useVocabulary } from '../../api/vocabulary.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useFormat, useLocaleCode, useMessages } from '../../i18n/index.ts';
import { messages as pictureMessages } from '../picture/messages.ts';
import { messages } from './messages.ts';
import { nameOf } from './plan.ts';
import type { PlanItem } from './plan.ts';
import type { PlanStatus } from './route.ts';

export interface HistoryWords {
  property(property: string): string;
  value(property: string, value: string): string;
}

/** Properties and values of plan items as the room shows them elsewhere. */
export function useHistoryWords(items: ReadonlyMap<string, PlanItem>): HistoryWords {
  const t = useMessages(messages);
  const p = useMessages(pictureMessages);
  const codes = useCodes();
  const format = useFormat();
  const locale = useLocaleCode();
  const vocabulary = useVocabulary();
  return {
    property: (property) => vocabulary.property('PlanItem', property),
    value: (property, value) => {
      if ((property === 'owner' || property === 'partner') && isPartner(value)) return codes.partner(value);
      if (property === 'status' && (PLAN_STATUSES as readonly string[]).includes(value))
        return t(`status.${value as PlanStatus}`);
      if (property === 'level' && (value === 'priority' || value === 'commitment' || value === 'action'))
        return t(`level.${value}`);
      if (property === 'dueOn' || property === 'startOn') return format.date(value);
      if (property === 'indicator' && Object.hasOwn(pictureMessages.en, `indicator.${value}`))
        return p(`indicator.${value}` as 'title');
      const item = items.get(value);
      return item ? nameOf(item, locale) : value;
    },
  };
}
