import { DateText, PartnerChip, PartnerChips } from '../../design/index.ts';
import { common, useMessages } from '../../i18n/index.ts';
import { DueDay } from './DueDay.tsx';
import { messages } from './messages.ts';
import type { PlanItem } from './plan.ts';
import { StatusMark } from './StatusMark.tsx';
import '../shared.css';

/** The same as the fields, for those who read the plan and do not write it. */
export function ItemFacts({ item, today }: { readonly item: PlanItem; readonly today: string }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  return (
    <>
      <dl className="fact-list">
        {item.status && (
          <div>
            <dt>{t('status')}</dt>
            <dd>
              <StatusMark status={item.status} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('owner')}</dt>
          <dd>{item.owner ? <PartnerChip partner={item.owner} withText /> : c('nobody')}</dd>
        </div>
        <div>
          <dt>{t('partners')}</dt>
          <dd>
            <PartnerChips partners={item.partners} />
          </dd>
        </div>
        {item.startOn !== undefined && (
          <div>
            <dt>{t('startOn')}</dt>
            <dd>
              <DateText value={item.startOn} />
            </dd>
          </div>
        )}
        {item.dueOn !== undefined && (
          <div>
            <dt>{t('dueOn')}</dt>
            <dd>
              <DueDay item={item} today={today} />
            </dd>
          </div>
        )}
      </dl>
      <p className="small faint">{t('readOnly')}</p>
    </>
  );
}
