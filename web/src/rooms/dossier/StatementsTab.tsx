import { useMemo } from 'react';
import { useVocabulary } from '../../api/vocabulary.ts';
import {
  Button,
  EmptyState,
  ErrorState,
  PaneBody,
  Skeleton,
  fileName,
  saveFile,
  toCsv,
  useEvidence,
  useEvidenceSource,
} from '../../design/index.ts';
import { common, useMessages } from '../../i18n/index.ts';
import { useRoving } from '../useRoving.ts';
import { groupStatements, targetsOf } from './dossier.ts';
import type { Dossier } from './dossier.ts';
import { messages } from './messages.ts';
import { StatementRow } from './StatementRow.tsx';
import { CSV_HEADER, csvRow } from './statementCsv.ts';
import type { LoadedStatements } from './useStatements.ts';

/** Every statement under its property: value, source and place in it, grade, label, kind, category, dates. */
export function StatementsTab({
  dossier,
  loaded,
}: {
  readonly dossier: Dossier;
  readonly loaded: LoadedStatements;
}) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const vocabulary = useVocabulary();
  const evidence = useEvidence();
  const { record, properties } = dossier;
  const featured = vocabulary.schemata.get(record.schema)?.featured;
  const rows = useMemo(
    () =>
      groupStatements(loaded.statements, properties, featured ?? []).flatMap(({ statements, ...group }) =>
        statements.map((statement, index) => ({ statement, group, isFirst: index === 0 })),
      ),
    [loaded.statements, properties, featured],
  );
  const targets = useMemo(() => targetsOf(properties), [properties]);

  const sourceOf = (index: number) => {
    const row = rows[index];
    return (
      row && {
        statements: [row.statement.id],
        title: `${vocabulary.property(row.statement.schema, row.group.property)}: ${row.statement.value}`,
      }
    );
  };
  const open = (index: number) => {
    const source = sourceOf(index);
    if (source) evidence.open(source);
  };
  const roving = useRoving(rows.length, open);
  useEvidenceSource(sourceOf(roving.at));

  if (loaded.error) return <ErrorState error={loaded.error} onRetry={loaded.retry} />;
  if (loaded.isLoading) return <Skeleton lines={12} />;
  if (rows.length === 0) return <EmptyState title={t('noStatements')}>{t('noStatementsText')}</EmptyState>;
  return (
    <>
      <PaneBody flush>
        <div
          className="statements"
          role="grid"
          aria-label={t('tab.statements')}
          aria-rowcount={loaded.hasMore ? -1 : rows.length + 1}
          {...roving.containerProps}
        >
          <div className="statement-head" role="row">
            {(['property', 'value', 'grade', 'label', 'kind', 'subject', 'observed', 'source'] as const).map(
              (column) => (
                <span key={column} role="columnheader" data-column={column}>
                  {t(`column.${column}`)}
                </span>
              ),
            )}
            <span role="columnheader" data-column="open">
              <span className="visually-hidden">{c('evidence')}</span>
            </span>
          </div>
          {rows.map(({ statement, group, isFirst }, index) => (
            <StatementRow
              key={statement.id}
              statement={statement}
              label={vocabulary.property(statement.schema, group.property)}
              type={group.type}
              isFirst={isFirst}
              target={targets.get(statement.value)}
              rowProps={roving.rowProps(index)}
              onOpen={() => open(index)}
            />
          ))}
        </div>
      </PaneBody>
      <div className="table-foot">
        <span>{c(loaded.hasMore ? 'rowsSoFar' : 'rows', { count: rows.length })}</span>
        <span>
          {loaded.hasMore && (
            <Button size="small" variant="quiet" isPending={loaded.isLoadingMore} onPress={loaded.loadMore}>
              {c('more')}
            </Button>
          )}
          <Button
            size="small"
            variant="quiet"
            icon="export"
            onPress={() =>
              saveFile(
                fileName(record.caption, 'csv', new Date()),
                toCsv(
                  CSV_HEADER,
                  rows.map((row) => csvRow(row.statement)),
                ),
              )
            }
          >
            {c('exportCsv')}
          </Button>
        </span>
      </div>
    </>
  );
}
