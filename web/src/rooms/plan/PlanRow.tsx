import { PartnerChip, PartnerChips } from '../../design/index.ts';
import { useLocaleCode, useMessages } from '../../i18n/index.ts';
import type { Roving } from '../useRoving.ts';
import { DueDay } from './DueDay.tsx';
import { messages } from './messages.ts';
import { nameOf } from './plan.ts';
import type { PlanItem } from './plan.ts';
import { OWNERS } from './route.ts';
import { StatusMark } from './StatusMark.tsx';

export interface PlanRowProps {
  readonly item: PlanItem;
  readonly depth: number;
  readonly today: string;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
  readonly rowProps: ReturnType<Roving['rowProps']>;
}

export function PlanRow({ item, depth, today, isSelected, onSelect, rowProps }: PlanRowProps) {
  const t = useMessages(messages);
  const locale = useLocaleCode();
  const isJoint = OWNERS.every((partner) => item.partners.includes(partner));
  return (
    <div
      role="row"
      aria-level={depth}
      aria-selected={isSelected}
      className="plan-row"
      data-level={item.level}
      data-selected={isSelected}
      onClick={onSelect}
      {...rowProps}
      onKeyDown={rowProps.onKeyDown}
    >
      <span role="rowheader" data-column="name">
        {item.level === 'priority' && (
          <span className="plan-number" aria-hidden="true">
            {item.priority}
          </span>
        )}
        <span>{nameOf(item, locale)}</span>
      </span>
      <span role="gridcell" data-column="owner">
        {item.owner && <PartnerChip partner={item.owner} />}
      </span>
      <span role="gridcell" data-column="partners">
        {isJoint ? (
          <span className="faint small">{t('allPartners')}</span>
        ) : (
          <PartnerChips partners={item.partners} />
        )}
      </span>
      <span role="gridcell" data-column="due">
        <DueDay item={item} today={today} />
      </span>
      <span role="gridcell" data-column="status">
        {item.status && <StatusMark status={item.status} />}
      </span>
    </div>
  );
}
