import type { Partner } from '@foreland/model/partner';
import { PLAN_STATUSES } from '@foreland/model/contract/plan';
import { Button, ClearFilters, PaneHead, Select, fileName, saveFile, toCsv } from '../../design/index.ts';
import { useCodes } from '../../i18n/codes.ts';
import { useLocaleCode, useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { nameOf, progressOf } from './plan.ts';
import type { PlanItem } from './plan.ts';
import { DUE_FILTERS, OWNERS } from './route.ts';
import type { DueFilter, PlanAddress, PlanStatus } from './route.ts';

const ANY = 'any';

export interface PlanHeadProps {
  readonly items: readonly PlanItem[];
  readonly address: PlanAddress;
  readonly today: string;
  readonly onChange: (part: { readonly [K in keyof PlanAddress]: PlanAddress[K] | undefined }) => void;
}

export function PlanHead({ items, address, today, onChange }: PlanHeadProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const locale = useLocaleCode();
  const progress = progressOf(items, today);

  function exportCsv() {
    const header = [
      'record',
      'level',
      'priority',
      'parent',
      'name',
      'owner',
      'partners',
      'startOn',
      'dueOn',
      'status',
      'overdue',
      'indicators',
      'dependsOn',
      'notes',
    ];
    const rows = items.map((item) => [
      item.record,
      item.level,
      item.priority,
      item.parent,
      nameOf(item, locale),
      item.owner,
      item.partners.join(' '),
      item.startOn,
      item.dueOn,
      item.status,
      item.dueOn !== undefined && item.dueOn < today && item.status !== 'done' && item.status !== 'stopped'
        ? 1
        : 0,
      item.indicators.join(' '),
      item.dependsOn.join(' '),
      item.notes.map(({ text }) => text).join('\n'),
    ]);
    saveFile(fileName(t('plan'), 'csv', new Date()), toCsv(header, rows));
  }

  return (
    <PaneHead
      level={1}
      title={t('title')}
      detail={
        progress.actions > 0
          ? t('progress', {
              done: progress.done,
              count: progress.actions,
              overdue: progress.overdue,
              atRisk: progress.atRisk,
            })
          : undefined
      }
      actions={
        <>
          <Button variant="quiet" icon="table" onPress={exportCsv} isDisabled={items.length === 0}>
            {t('exportCsv')}
          </Button>
          <Button variant="quiet" icon="note" onPress={() => window.print()} isDisabled={items.length === 0}>
            {t('print')}
          </Button>
        </>
      }
    >
      <div className="plan-filters" role="group" aria-label={t('filters')}>
        <Select<Partner | typeof ANY>
          label={t('owner')}
          size="small"
          value={address.owner ?? ANY}
          onChange={(owner) => onChange({ owner: owner === ANY ? undefined : owner })}
          options={[
            { value: ANY, label: t('anyOwner') },
            ...OWNERS.map((partner) => ({ value: partner, label: codes.partner(partner) })),
          ]}
        />
        <Select<PlanStatus | typeof ANY>
          label={t('status')}
          size="small"
          value={address.status ?? ANY}
          onChange={(status) => onChange({ status: status === ANY ? undefined : status })}
          options={[
            { value: ANY, label: t('anyStatus') },
            ...PLAN_STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
          ]}
        />
        <Select<DueFilter | typeof ANY>
          label={t('due')}
          size="small"
          value={address.due ?? ANY}
          onChange={(due) => onChange({ due: due === ANY ? undefined : due })}
          options={[
            { value: ANY, label: t('anyDue') },
            ...DUE_FILTERS.map((due) => ({ value: due, label: t(`due.${due}`) })),
          ]}
        />
        {(address.owner ?? address.status ?? address.due) !== undefined && (
          <ClearFilters onPress={() => onChange({ owner: undefined, status: undefined, due: undefined })} />
        )}
      </div>
    </PaneHead>
  );
}
