import type { Partner } from '@foreland/model/partner';
import { PLAN_STATUSES } from '@foreland/model/contract/plan';
import { Checkbox, ErrorState, FieldGroup, Select } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { common, useMessages } from '../../i18n/index.ts';
import type { Indicator } from '../picture/indicators.ts';
import { DayField } from './DayField.tsx';
import { DueDay } from './DueDay.tsx';
import { IndicatorChoice } from './IndicatorChoice.tsx';
import { messages } from './messages.ts';
import { isOverdue } from './plan.ts';
import type { PlanItem } from './plan.ts';
import { OWNERS } from './route.ts';
import type { PlanStatus } from './route.ts';
import { useItemChange } from './useItemChange.ts';

const NOBODY = 'nobody';

export interface ItemFieldsProps {
  readonly item: PlanItem;
  readonly indicators: readonly Indicator[];
  readonly today: string;
}

/** Fields that take effect as they are changed; each change is one entry of the history. */
export function ItemFields({ item, indicators, today }: ItemFieldsProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const codes = useCodes();
  const { save, isPending, isSaved, error } = useItemChange(item);
  const partners = (partner: Partner, isOn: boolean) =>
    save({ partners: OWNERS.filter((one) => (one === partner ? isOn : item.partners.includes(one))) });
  return (
    <div className="item-fields" aria-busy={isPending}>
      <div className="item-grid">
        {item.level !== 'priority' && (
          <Select<PlanStatus>
            label={t('status')}
            value={item.status}
            onChange={(status) => save({ status })}
            options={PLAN_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          />
        )}
        <Select<Partner | typeof NOBODY>
          label={t('owner')}
          value={item.owner ?? NOBODY}
          onChange={(owner) => save({ owner: owner === NOBODY ? null : owner })}
          options={[
            { value: NOBODY, label: c('nobody') },
            ...OWNERS.map((partner) => ({ value: partner, label: codes.partner(partner) })),
          ]}
        />
        <DayField label={t('startOn')} value={item.startOn} onChange={(startOn) => save({ startOn })} />
        <DayField label={t('dueOn')} value={item.dueOn} onChange={(dueOn) => save({ dueOn })} />
      </div>
      {isOverdue(item, today) && (
        <p>
          <DueDay item={item} today={today} />
        </p>
      )}
      <FieldGroup label={t('partners')}>
        <div className="plan-choices">
          {OWNERS.map((partner) => (
            <Checkbox
              key={partner}
              isSelected={item.partners.includes(partner)}
              onChange={(isOn) => partners(partner, isOn)}
            >
              {codes.partner(partner)}
            </Checkbox>
          ))}
        </div>
      </FieldGroup>
      {indicators.length > 0 && (
        <FieldGroup label={t('linkedIndicators')}>
          <div className="plan-choices">
            {indicators.map((indicator) => (
              <IndicatorChoice
                key={indicator.id}
                indicator={indicator}
                isSelected={item.indicators.includes(indicator.id)}
                onChange={(isOn) =>
                  save({
                    indicators: isOn
                      ? [...item.indicators, indicator.id]
                      : item.indicators.filter((id) => id !== indicator.id),
                  })
                }
              />
            ))}
          </div>
        </FieldGroup>
      )}
      {error && <ErrorState inline error={error} />}
      <p className="small faint" role="status">
        {isPending ? t('saving') : isSaved ? t('saved') : ''}
      </p>
    </div>
  );
}
