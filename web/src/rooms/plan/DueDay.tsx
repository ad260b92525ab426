import { DateText, Icon } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { daysUntil, isOverdue } from './plan.ts';
import type { PlanItem } from './plan.ts';

/** When something is due; what is late says so by sign and word, not by colour alone. */
export function DueDay({
  item,
  today,
}: {
  readonly item: Pick<PlanItem, 'dueOn' | 'status'>;
  readonly today: string;
}) {
  const t = useMessages(messages);
  if (item.dueOn === undefined) return null;
  const isLate = isOverdue(item, today);
  return (
    <span className="due-day" data-late={isLate}>
      {isLate && <Icon name="warning" size={13} />}
      <DateText value={item.dueOn} />
      {isLate && <span className="due-late">{t('overdueBy', { count: -daysUntil(item.dueOn, today) })}</span>}
    </span>
  );
}
