import { contract } from '../../api/client.ts';
import { PaneBody, PaneHead, Section } from '../../design/index.ts';
import { useLocaleCode, useMessages } from '../../i18n/index.ts';
import { useSession } from '../../shell/session.tsx';
import type { Indicator } from '../picture/indicators.ts';
import { AddItem } from './AddItem.tsx';
import { Dependencies } from './Dependencies.tsx';
import { IndicatorMultiple } from './IndicatorMultiple.tsx';
import { ItemFacts } from './ItemFacts.tsx';
import { ItemFields } from './ItemFields.tsx';
import { ItemHistory } from './ItemHistory.tsx';
import { ItemName } from './ItemName.tsx';
import { messages } from './messages.ts';
import { Notes } from './Notes.tsx';
import { nameOf } from './plan.ts';
import type { PlanItem } from './plan.ts';

const EDITORS: readonly string[] =
  typeof contract.changePlanItem.access === 'object' ? contract.changePlanItem.access.roles : [];

export interface ItemPaneProps {
  readonly item: PlanItem;
  readonly items: ReadonlyMap<string, PlanItem>;
  readonly indicators: readonly Indicator[];
  readonly today: string;
  readonly onSelect: (record: string | undefined) => void;
}

/** One item of the plan: read by everyone, changed in place by those whose role allows it. */
export function ItemPane({ item, items, indicators, today, onSelect }: ItemPaneProps) {
  const t = useMessages(messages);
  const locale = useLocaleCode();
  const { role } = useSession();
  const canEdit = EDITORS.includes(role);
  const linked = indicators.filter(({ id }) => item.indicators.includes(id));
  const ownIndicators = indicators.filter(({ priority }) => priority === item.priority);
  return (
    <>
      <PaneHead
        title={canEdit ? <ItemName item={item} /> : nameOf(item, locale)}
        detail={t(`level.${item.level}`)}
      />
      <PaneBody>
        {canEdit ? (
          <ItemFields item={item} indicators={ownIndicators} today={today} />
        ) : (
          <ItemFacts item={item} today={today} />
        )}
        {linked.length > 0 && (
          <Section title={t('indicators')}>
            <div className="plan-indicators">
              {linked.map((indicator) => (
                <IndicatorMultiple key={indicator.id} indicator={indicator} />
              ))}
            </div>
          </Section>
        )}
        <Dependencies item={item} items={items} today={today} onSelect={onSelect} />
        <Notes item={item} canEdit={canEdit} />
        {canEdit && item.level !== 'action' && <AddItem parent={item} onAdded={onSelect} />}
        <ItemHistory record={item.record} items={items} />
      </PaneBody>
    </>
  );
}
