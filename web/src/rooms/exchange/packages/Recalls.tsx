import { useCallback, useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, Icon, PartnerChip, Tag } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { PartProps, Recall } from '../exchange.ts';
import { messages } from '../messages.ts';
import { OutgoingState } from './OutgoingState.tsx';

/** What was taken back from partners: who has given a receipt for it, and who has not. */
export function RecallList({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { data, error, isPending, refetch } = useAnswer(contract.recalls);
  const recalls = data?.recalls ?? [];
  const taken = useTaken();
  return (
    <>
      {recalls.length > 0 && <Standing recalls={recalls} />}
      {data?.toCome.map((recall) => (
        <p key={recall.recipient} className="exchange-note">
          <Icon name="warning" />
          {t(`toCome.${recall.reason}`, {
            partner: codes.partner(recall.recipient),
            taken: taken(recall),
          })}
        </p>
      ))}
      <DataTable
        label={t('part.recalls')}
        columns={useColumns()}
        rows={recalls}
        rowId={(recall) => recall.package}
        rowLabel={({ recipient }) => codes.partner(recipient)}
        rowTone={(recall) => (isOutstanding(recall) ? 'strong' : undefined)}
        selected={item}
        onSelect={(recall) => go({ part: 'recalls', item: recall.package })}
        isLoading={isPending}
        error={error}
        onRetry={() => void refetch()}
        csvName={t('part.recalls')}
        empty={
          <EmptyState icon="undo" title={t('noRecalls')}>
            {t('noRecallsText')}
          </EmptyState>
        }
      />
    </>
  );
}

function Standing({ recalls }: { readonly recalls: readonly Recall[] }) {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  const outstanding = recalls.filter(isOutstanding);
  const partners = [...new Set(outstanding.map(({ recipient }) => codes.partner(recipient)))];
  return (
    <p className="exchange-note">
      <Icon name={outstanding.length === 0 ? 'check' : 'warning'} />
      {outstanding.length === 0
        ? t('allReceipted')
        : t('someOutstanding', { count: outstanding.length, partners: format.list(partners) })}
    </p>
  );
}

function isOutstanding({ state }: Recall): boolean {
  return state !== 'delivered';
}

function useColumns(): readonly Column<Recall>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const taken = useTaken();
  return useMemo(() => {
    return [
      {
        id: 'recipient',
        header: t('partner'),
        width: 'minmax(7.5rem, 1fr)',
        value: ({ recipient }) => codes.partner(recipient),
        cell: ({ recipient }) => <PartnerChip partner={recipient} withText />,
      },
      { id: 'taken', header: t('takenBack'), width: 'minmax(8rem, 2fr)', value: taken },
      {
        id: 'receipt',
        header: t('receiptOf'),
        width: 'minmax(8rem, 1fr)',
        value: (recall) => recall.answeredAt ?? t('outstanding'),
        cell: (recall) =>
          recall.state === 'delivered' && recall.answeredAt !== undefined ? (
            <DateText value={recall.answeredAt} form="dateTime" />
          ) : (
            <Tag tone="caution">{t('outstanding')}</Tag>
          ),
      },
      {
        id: 'state',
        header: t('state'),
        width: '6.5rem',
        priority: 2,
        value: ({ state }) => t(`out.${state}`),
        cell: ({ state }) => <OutgoingState state={state} />,
      },
      {
        id: 'created',
        header: t('created'),
        width: '9.5rem',
        priority: 3,
        value: ({ createdAt }) => createdAt,
        cell: ({ createdAt }) => <DateText value={createdAt} form="dateTime" />,
      },
    ] satisfies readonly Column<Recall>[];
  }, [t, codes, taken]);
}

/** How much is taken back. */
function useTaken() {
  const t = useMessages(messages);
  return useCallback(
    ({ withdrawn, retracted }: Pick<Recall, 'withdrawn' | 'retracted'>) =>
      [
        ...(retracted === 0 ? [] : [t('retractedCount', { count: retracted })]),
        ...(withdrawn === 0 ? [] : [t('withdrawnCount', { count: withdrawn })]),
      ].join(', '),
    [t],
  );
}
