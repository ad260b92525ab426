import { useMemo } from 'react';
import { DataTable, DateText, EmptyState, Identifier, Tag } from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { messages } from './messages.ts';
import { STATE_TONES } from './opening.ts';
import type { Opening } from './opening.ts';

export interface OpeningTableProps {
  readonly openings: readonly Opening[];
  readonly selected: string | undefined;
  readonly onSelect: (opening: Opening) => void;
  readonly isLoading: boolean;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Sees what everybody of the own partner asked for, and decides. */
  readonly isOfficer: boolean;
}

export function OpeningTable({ openings, isOfficer, ...table }: OpeningTableProps) {
  const t = useMessages(messages);
  const columns = useMemo(
    (): readonly Column<Opening>[] => [
      {
        id: 'state',
        header: t('state'),
        width: '6.5rem',
        value: ({ state }) => t(`state.${state}`),
        cell: ({ state }) => <Tag tone={STATE_TONES[state]}>{t(`state.${state}`)}</Tag>,
      },
      {
        id: 'record',
        header: t('record'),
        width: 'minmax(8rem, 2fr)',
        value: ({ record }) => record,
        cell: ({ record }) => <Identifier value={record} />,
      },
      {
        id: 'case',
        header: t('caseNumber'),
        width: 'minmax(7rem, 2fr)',
        value: ({ caseNumber }) => caseNumber,
      },
      {
        id: 'by',
        header: t('requestedBy'),
        width: 'minmax(6rem, 1fr)',
        priority: 2,
        value: ({ requestedBy }) => requestedBy,
      },
      {
        id: 'on',
        header: t('requestedAt'),
        width: '6.5rem',
        priority: 3,
        value: ({ requestedAt }) => requestedAt,
        cell: ({ requestedAt }) => <DateText value={requestedAt} />,
      },
    ],
    [t],
  );
  return (
    <DataTable
      {...table}
      label={t('openings')}
      columns={columns}
      rows={openings}
      rowId={({ id }) => id}
      rowLabel={({ record, caseNumber }) => `${record}, ${caseNumber}`}
      rowTone={({ state }) => (state === 'refused' || state === 'ended' ? 'muted' : undefined)}
      empty={
        <EmptyState icon="oversight" title={t('noOpenings')}>
          {t(isOfficer ? 'noOpeningsOfficer' : 'noOpeningsText')}
        </EmptyState>
      }
    />
  );
}
