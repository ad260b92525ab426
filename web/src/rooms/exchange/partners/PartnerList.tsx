import { useMemo } from 'react';
import { DataTable, DateText, EmptyState, Icon, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { NODE_TONES } from '../exchange.ts';
import type { PartnerNode, PartProps } from '../exchange.ts';
import { messages } from '../messages.ts';
import { usePartners } from './usePartners.ts';

/** Whose nodes are known here, and how the traffic with each stands. */
export function PartnerList({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { data, partners, isPending, error, refetch } = usePartners();
  return (
    <>
      {data && !data.reachable && (
        <p className="exchange-note">
          <Icon name="info" />
          {t('byFileOnly')}
        </p>
      )}
      <DataTable
        label={t('part.partners')}
        columns={useColumns()}
        rows={partners}
        rowId={({ digest }) => digest}
        rowLabel={({ partner }) => codes.partner(partner)}
        rowTone={({ state }) => (state === 'revoked' ? 'muted' : undefined)}
        selected={item}
        onSelect={({ digest }) => go({ part: 'partners', item: digest })}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        csvName={t('part.partners')}
        empty={
          <EmptyState icon="exchange" title={t('noPartners')}>
            {t('noPartnersText')}
          </EmptyState>
        }
      />
    </>
  );
}

export function NodeState({ node }: { readonly node: PartnerNode }) {
  const t = useMessages(messages);
  return (
    <>
      <Tag tone={NODE_TONES[node.state]}>{t(`node.${node.state}`)}</Tag>
      {node.suspended && <Tag tone="caution">{t('suspended')}</Tag>}
    </>
  );
}

function useColumns(): readonly Column<PartnerNode>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  return useMemo(
    () =>
      [
        {
          id: 'partner',
          header: t('partner'),
          width: 'minmax(7.5rem, 1.5fr)',
          value: ({ partner }) => codes.partner(partner),
          cell: ({ partner }) => <PartnerChip partner={partner} withText />,
        },
        {
          id: 'state',
          header: t('state'),
          width: 'minmax(7.5rem, 1fr)',
          value: ({ state, suspended }) =>
            suspended ? `${t(`node.${state}`)}, ${t('suspended')}` : t(`node.${state}`),
          cell: (node) => (
            <span className="exchange-actions">
              <NodeState node={node} />
            </span>
          ),
        },
        {
          id: 'waiting',
          header: t('waiting'),
          width: '4.75rem',
          align: 'end',
          value: ({ waiting }) => waiting,
          cell: ({ waiting }) => <Count count={waiting} />,
        },
        {
          id: 'refused',
          header: t('refused'),
          width: '5rem',
          align: 'end',
          priority: 2,
          value: ({ refused }) => refused,
          cell: ({ refused }) => <Count count={refused} isAlarm />,
        },
        {
          id: 'oldest',
          header: t('oldestWaiting'),
          width: '8rem',
          priority: 3,
          value: ({ oldestWaiting }) => oldestWaiting ?? '',
          cell: ({ oldestWaiting }) => oldestWaiting && <DateText value={oldestWaiting} form="relative" />,
        },
        {
          id: 'sent',
          header: t('lastSent'),
          width: '8rem',
          priority: 2,
          value: ({ lastSent }) => lastSent ?? '',
          cell: ({ lastSent }) => lastSent && <DateText value={lastSent} form="relative" />,
        },
        {
          id: 'received',
          header: t('lastReceived'),
          width: '8rem',
          priority: 2,
          value: ({ lastReceived }) => lastReceived ?? '',
          cell: ({ lastReceived }) => lastReceived && <DateText value={lastReceived} form="relative" />,
        },
        {
          id: 'clearance',
          header: t('clearance'),
          width: '7rem',
          priority: 3,
          value: ({ clearance }) => (clearance === undefined ? '' : codes.level(clearance)),
        },
      ] satisfies readonly Column<PartnerNode>[],
    [t, codes],
  );
}

function Count({ count, isAlarm = false }: { readonly count: number; readonly isAlarm?: boolean }) {
  return (
    <span className={count === 0 ? 'exchange-quiet' : isAlarm ? 'exchange-alarm' : undefined}>
      {useFormat().number(count)}
    </span>
  );
}
