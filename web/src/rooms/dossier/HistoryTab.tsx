import { useMemo, useState } from 'react';
import { useVocabulary } from '../../api/vocabulary.ts';
import {
  Button,
  DataTable,
  DateText,
  EmptyState,
  GradeChip,
  Tag,
  useEvidence,
  useEvidenceSource,
} from '../../design/index.ts';
import type { Column } from '../../design/index.ts';
import { common, useMessages } from '../../i18n/index.ts';
import type { Statement } from './dossier.ts';
import { messages } from './messages.ts';
import type { PointInTime } from './route.ts';
import { StatementValue } from './StatementValue.tsx';
import { useStatements } from './useStatements.ts';
import '../shared.css';

export interface HistoryTabProps {
  readonly record: string;
  readonly caption: string;
  readonly point: PointInTime;
}

/** When each statement became known here, and which were taken back, when and why. */
export function HistoryTab({ record, caption, point }: HistoryTabProps) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const loaded = useStatements(record, point, { history: true });
  const [selected, setSelected] = useState<string>();
  const evidence = useEvidence();
  const columns = useColumns();
  useEvidenceSource(selected === undefined ? undefined : { statements: [selected], title: caption });
  return (
    <>
      <DataTable
        label={t('tab.history')}
        columns={columns}
        rows={loaded.statements}
        rowId={({ id }) => id}
        rowLabel={({ value }) => value}
        selected={selected}
        onSelect={({ id }) => setSelected(id)}
        onOpen={({ id }) => evidence.open({ statements: [id], title: caption })}
        initialSort={{ column: 'recorded', descending: true }}
        rowTone={({ retracted }) => (retracted ? 'muted' : undefined)}
        isLoading={loaded.isLoading}
        error={loaded.error}
        onRetry={loaded.retry}
        csvName={`${caption} ${t('tab.history')}`}
        empty={<EmptyState icon="history" title={t('noStatements')} />}
      />
      {loaded.hasMore && (
        <div className="table-foot">
          <Button size="small" variant="quiet" isPending={loaded.isLoadingMore} onPress={loaded.loadMore}>
            {c('more')}
          </Button>
        </div>
      )}
    </>
  );
}

function useColumns(): readonly Column<Statement>[] {
  const t = useMessages(messages);
  const vocabulary = useVocabulary();
  return useMemo(
    () =>
      [
        {
          id: 'recorded',
          header: t('recorded'),
          width: '9.5rem',
          value: ({ recordedAt }) => recordedAt,
          cell: ({ recordedAt }) => <DateText value={recordedAt} form="dateTime" />,
        },
        {
          id: 'property',
          header: t('column.property'),
          width: 'minmax(6rem, 10rem)',
          priority: 2,
          value: ({ schema, property }) => vocabulary.property(schema, property),
        },
        {
          id: 'value',
          header: t('column.value'),
          width: 'minmax(9rem, 2fr)',
          value: ({ value }) => value,
          cell: ({ schema, property, value, language, retracted }) => (
            <span className={retracted ? 'truncate struck' : 'truncate'}>
              <StatementValue type={vocabulary.typeOf(schema, property)} value={value} language={language} />
            </span>
          ),
        },
        {
          id: 'source',
          header: t('column.source'),
          width: 'minmax(6rem, 1fr)',
          priority: 3,
          value: ({ contribution }) => contribution.source,
        },
        {
          id: 'grade',
          header: t('column.grade'),
          width: '5rem',
          priority: 3,
          value: ({ grading }) => grading,
          cell: ({ grading }) => <GradeChip grading={grading} />,
        },
        {
          id: 'state',
          header: t('state'),
          width: 'minmax(7rem, 2fr)',
          value: ({ retracted }) =>
            retracted ? `${t('retracted')} ${retracted.at}: ${retracted.reason}` : t('holds'),
          cell: ({ retracted }) =>
            retracted ? (
              <>
                <Tag tone="critical">{t('retracted')}</Tag>
                <DateText value={retracted.at} />
                <span className="truncate history-reason" title={retracted.reason}>
                  <bdi>{retracted.reason}</bdi>
                </span>
              </>
            ) : (
              <span className="faint">{t('holds')}</span>
            ),
        },
      ] satisfies readonly Column<Statement>[],
    [t, vocabulary],
  );
}
