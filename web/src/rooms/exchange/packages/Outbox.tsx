import { useMemo } from 'react';
import { shownInPages } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, PartnerChip, Skeleton } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useMessages } from '../../../i18n/index.ts';
import type { DetailProps, Outgoing, PartProps } from '../exchange.ts';
import { messages } from '../messages.ts';
import { OutgoingPane } from './OutgoingPane.tsx';
import { OutgoingState } from './OutgoingState.tsx';
import { useOutbox } from './usePackages.ts';
import { usePackageWords } from './usePackageWords.ts';

/** What goes to partners, newest first, and what became of it. */
export function OutboxList({ item, go }: PartProps) {
  const t = useMessages(messages);
  const codes = useCodes();
  const { pages, packages } = useOutbox(item);
  return (
    <DataTable
      label={t('part.outbox')}
      columns={useColumns()}
      rows={packages}
      rowId={({ id }) => id}
      rowLabel={({ recipient, state }) => `${codes.partner(recipient)}, ${t(`out.${state}`)}`}
      selected={item}
      onSelect={({ id }) => go({ part: 'outbox', item: id })}
      {...shownInPages(pages)}
      csvName={t('part.outbox')}
      empty={
        <EmptyState icon="exchange" title={t('noOutbox')}>
          {t('noOutboxText')}
        </EmptyState>
      }
    />
  );
}

export function OutboxDetail({ item, go }: DetailProps) {
  const t = useMessages(messages);
  const { found, isSought } = useOutbox(item);
  if (found) return <OutgoingPane outgoing={found} go={go} />;
  if (isSought) return <Skeleton lines={8} />;
  return <EmptyState icon="exchange" title={t('packageNotFound')} />;
}

function useColumns(): readonly Column<Outgoing>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const words = usePackageWords();
  return useMemo(
    () =>
      [
        {
          id: 'recipient',
          header: t('recipient'),
          width: 'minmax(7.5rem, 1fr)',
          canSort: false,
          value: ({ recipient }) => codes.partner(recipient),
          cell: ({ recipient }) => <PartnerChip partner={recipient} withText />,
        },
        {
          id: 'state',
          header: t('state'),
          width: '6.5rem',
          canSort: false,
          value: ({ state }) => t(`out.${state}`),
          cell: ({ state }) => <OutgoingState state={state} />,
        },
        {
          id: 'kind',
          header: t('kind'),
          width: 'minmax(5rem, 1fr)',
          canSort: false,
          priority: 3,
          value: ({ kind }) => words.kind(kind),
        },
        {
          id: 'about',
          header: t('changes'),
          width: 'minmax(9rem, 2fr)',
          canSort: false,
          priority: 2,
          value: ({ about }) => words.changes(about),
        },
        {
          id: 'created',
          header: t('created'),
          width: '9.5rem',
          canSort: false,
          value: ({ createdAt }) => createdAt,
          cell: ({ createdAt }) => <DateText value={createdAt} form="dateTime" />,
        },
        {
          id: 'problem',
          header: t('problem'),
          isShown: false,
          value: ({ problem }) => problem?.message ?? '',
        },
      ] satisfies readonly Column<Outgoing>[],
    [t, codes, words],
  );
}
