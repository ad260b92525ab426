import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { contract } from '../../api/client.ts';
import { useAnswer } from '../../api/query.ts';
import { EmptyState, ErrorState, PaneBody, Panes, Skeleton, useEvidenceSource } from '../../design/index.ts';
import { useLocaleCode, useMessages } from '../../i18n/index.ts';
import { useRoving } from '../useRoving.ts';
import { ItemPane } from './ItemPane.tsx';
import { messages } from './messages.ts';
import { filterTree, flatten, nameOf, treeOf } from './plan.ts';
import { PlanHead } from './PlanHead.tsx';
import { PrioritySection } from './PrioritySection.tsx';
import { planRoute } from './route.ts';
import type { PlanAddress } from './route.ts';
import { useToday } from './useToday.ts';
import './Plan.css';

/** The five priorities as working data: who does what until when, how it goes, and what the figures say. */
export function PlanRoom() {
  const t = useMessages(messages);
  const locale = useLocaleCode();
  const today = useToday();
  const address = planRoute.useSearch();
  const navigate = useNavigate({ from: '/plan' });
  const { data, error, refetch } = useAnswer(contract.plan, {}, { keep: true });

  const items = useMemo(() => new Map((data?.items ?? []).map((item) => [item.record, item])), [data]);
  const shown = useMemo(() => filterTree(treeOf(data?.items ?? []), address, today), [data, address, today]);
  const rows = useMemo(() => flatten(shown), [shown]);
  const selected = address.item === undefined ? undefined : items.get(address.item);
  useEvidenceSource(selected && { statements: selected.statements, title: nameOf(selected, locale) });

  function change(part: { readonly [K in keyof PlanAddress]: PlanAddress[K] | undefined }, replace = true) {
    void navigate({ search: (before) => ({ ...before, ...part }) as PlanAddress, replace });
  }
  const select = (record: string | undefined) => change({ item: record }, address.item !== undefined);
  const roving = useRoving(rows.length, (at) => select(rows[at]?.item.record));
  const indexOf = new Map(rows.map(({ item }, index) => [item.record, index]));

  return (
    <Panes
      id="plan"
      active={selected ? 'item' : 'plan'}
      onBack={() => select(undefined)}
      panes={[
        {
          id: 'plan',
          label: t('plan'),
          min: 380,
          content: (
            <>
              <PlanHead items={data?.items ?? []} address={address} today={today} onChange={change} />
              {error && <ErrorState error={error} onRetry={() => void refetch()} />}
              {!data && !error && <Skeleton lines={12} />}
              {data && data.items.length === 0 && (
                <EmptyState icon="plan" title={t('noPlan')}>
                  {t('noPlanText')}
                </EmptyState>
              )}
              {data && data.items.length > 0 && (
                <PaneBody flush>
                  <div className="plan" {...roving.containerProps}>
                    {shown.map((node) => (
                      <PrioritySection
                        key={node.item.record}
                        node={node}
                        indicators={data.indicators.filter(({ priority }) => priority === node.item.priority)}
                        today={today}
                        selected={address.item}
                        onSelect={select}
                        rowProps={(record) => roving.rowProps(indexOf.get(record) ?? 0)}
                      />
                    ))}
                  </div>
                </PaneBody>
              )}
            </>
          ),
        },
        selected && {
          id: 'item',
          label: t('item'),
          size: 440,
          min: 340,
          content: (
            <ItemPane
              key={selected.record}
              item={selected}
              items={items}
              indicators={data?.indicators ?? []}
              today={today}
              onSelect={select}
            />
          ),
        },
      ]}
    />
  );
}
