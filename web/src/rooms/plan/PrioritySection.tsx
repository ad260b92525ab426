import { useLocaleCode, useMessages } from '../../i18n/index.ts';
import type { Indicator } from '../picture/indicators.ts';
import type { Roving } from '../useRoving.ts';
import { IndicatorMultiple } from './IndicatorMultiple.tsx';
import { messages } from './messages.ts';
import { flatten, nameOf } from './plan.ts';
import type { PlanNode } from './plan.ts';
import { PlanRow } from './PlanRow.tsx';

export interface PrioritySectionProps {
  readonly node: PlanNode;
  readonly indicators: readonly Indicator[];
  readonly today: string;
  readonly selected: string | undefined;
  readonly onSelect: (record: string) => void;
  readonly rowProps: (record: string) => ReturnType<Roving['rowProps']>;
}

/** A priority: its figures side by side, then its commitments and actions. */
export function PrioritySection({
  node,
  indicators,
  today,
  selected,
  onSelect,
  rowProps,
}: PrioritySectionProps) {
  const t = useMessages(messages);
  const locale = useLocaleCode();
  const name = nameOf(node.item, locale);
  const rows = flatten([node]);
  return (
    <section className="plan-priority" aria-label={name}>
      <div role="treegrid" aria-label={name} className="plan-grid">
        <div role="row" className="plan-head-row">
          {(['name', 'owner', 'partners', 'due', 'status'] as const).map((column) => (
            <span key={column} role="columnheader" data-column={column}>
              {t(`column.${column}`)}
            </span>
          ))}
        </div>
        {rows.map(({ item, depth }) => (
          <PlanRow
            key={item.record}
            item={item}
            depth={depth}
            today={today}
            isSelected={item.record === selected}
            onSelect={() => onSelect(item.record)}
            rowProps={rowProps(item.record)}
          />
        ))}
        {rows.length === 1 && <p className="plan-nothing small faint">{t('nothingFits')}</p>}
      </div>
      {indicators.length > 0 && (
        <div className="plan-indicators" role="group" aria-label={t('indicatorsOf', { name })}>
          {indicators.map((indicator) => (
            <IndicatorMultiple key={indicator.id} indicator={indicator} />
          ))}
        </div>
      )}
    </section>
  );
}
