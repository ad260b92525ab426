import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer, useChange } from '../../../api/query.ts';
import { DataTable, DateText, EmptyState, ErrorState, IconButton } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { SavedChart } from '../networks.ts';

export interface SavedTabProps {
  readonly selected: string | undefined;
  readonly onOpen: (chart: string) => void;
  readonly onDeleted: (chart: string) => void;
}

/** Charts that the reader has saved. */
export function SavedTab({ selected, onOpen, onDeleted }: SavedTabProps) {
  const t = useMessages(messages);
  const found = useAnswer(contract.savedCharts);
  const removal = useChange(contract.deleteChart, [contract.savedCharts]);
  const { mutate } = removal;
  const columns = useMemo(
    (): readonly Column<SavedChart>[] => [
      { id: 'name', header: t('chartName'), width: 'minmax(8rem, 1fr)', value: ({ name }) => name },
      {
        id: 'saved',
        header: t('savedAt'),
        width: '9rem',
        value: ({ savedAt }) => savedAt,
        cell: ({ savedAt }) => <DateText value={savedAt} form="dateTime" />,
      },
      {
        id: 'remove',
        header: t('remove'),
        width: '5rem',
        canSort: false,
        isExported: false,
        value: () => '',
        cell: ({ id, name }) => (
          <IconButton
            icon="trash"
            size="small"
            label={t('deleteChart', { name })}
            onPress={() => mutate({ params: { chart: id } }, { onSuccess: () => onDeleted(id) })}
          />
        ),
      },
    ],
    [t, mutate, onDeleted],
  );
  return (
    <>
      {removal.error && <ErrorState error={removal.error} inline />}
      <DataTable
        label={t('saved')}
        columns={columns}
        rows={found.data?.charts ?? []}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        selected={selected}
        onSelect={({ id }) => onOpen(id)}
        isLoading={found.isPending}
        error={found.error}
        onRetry={() => void found.refetch()}
        empty={
          <EmptyState icon="networks" title={t('noSaved')}>
            {t('noSavedText')}
          </EmptyState>
        }
      />
    </>
  );
}
