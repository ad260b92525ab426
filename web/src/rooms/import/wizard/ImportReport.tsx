import { useMemo } from 'react';
import type { Job } from '../../../api/useJob.ts';
import { DataTable, LossList, Section } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { common, useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';

type Report = NonNullable<Job['report']>;
type Refusal = Report['errors'][number];

export interface ImportReportProps {
  readonly report: Report;
  /** What would happen, rather than what has happened. */
  readonly isDryRun?: boolean;
  /** For the file name of the list of errors. */
  readonly name: string;
}

/** Accepted, known, refused with place and remedy, and what the format could not carry. */
export function ImportReport({ report, isDryRun = false, name }: ImportReportProps) {
  const t = useMessages(messages);
  const format = useFormat();
  const figures = [
    {
      id: 'accepted',
      label: t(isDryRun ? 'wouldAccept' : 'accepted'),
      value: report.accepted,
      tone: undefined,
    },
    { id: 'known', label: t('known'), value: report.known, tone: undefined },
    { id: 'records', label: t('records'), value: report.records, tone: undefined },
    {
      id: 'rejected',
      label: t('rejected'),
      value: report.rejected,
      tone: report.rejected > 0 ? 'critical' : undefined,
    },
  ] as const;
  return (
    <>
      <dl className="report-figures">
        {figures.map(({ id, label, value, tone }) => (
          <div key={id} data-tone={tone}>
            <dt>{label}</dt>
            <dd>{format.number(value)}</dd>
          </div>
        ))}
      </dl>
      {report.errors.length > 0 && (
        <Section title={t('refused')}>
          <div className="report-errors">
            <ErrorTable errors={report.errors} name={name} />
          </div>
        </Section>
      )}
      <Section title={t('lost')}>
        <LossList
          lost={report.lost}
          title={t('lostCount', { count: report.lost.length })}
          none={t('nothingLost')}
        />
      </Section>
    </>
  );
}

interface NumberedRefusal extends Refusal {
  readonly number: number;
}

function ErrorTable({ errors, name }: { readonly errors: readonly Refusal[]; readonly name: string }) {
  const t = useMessages(messages);
  const c = useMessages(common);
  const rows = useMemo(
    () => errors.map((error, number): NumberedRefusal => ({ ...error, number })),
    [errors],
  );
  const columns = useMemo(
    () =>
      [
        {
          id: 'place',
          header: t('place'),
          width: 'minmax(7rem, 12rem)',
          canSort: false,
          value: ({ place }) => placeWords(place, c),
        },
        { id: 'line', header: t('line'), isShown: false, value: ({ place }) => place?.line },
        {
          id: 'message',
          header: t('whatIsWrong'),
          width: 'minmax(12rem, 2fr)',
          canSort: false,
          value: ({ message }) => message,
          cell: ({ message }) => (
            <span className="report-text">
              <bdi>{message}</bdi>
            </span>
          ),
        },
        {
          id: 'remedy',
          header: t('whatToDo'),
          width: 'minmax(10rem, 2fr)',
          canSort: false,
          priority: 2,
          value: ({ remedy }) => remedy,
          cell: ({ remedy }) => (
            <span className="report-text soft">
              <bdi>{remedy}</bdi>
            </span>
          ),
        },
        { id: 'code', header: t('code'), isShown: false, value: ({ code }) => code },
      ] satisfies readonly Column<NumberedRefusal>[],
    [t, c],
  );
  return (
    <DataTable
      label={t('refused')}
      columns={columns}
      rows={rows}
      rowId={({ number }) => String(number)}
      rowLabel={({ message }) => message}
      rowHeight={3.25}
      csvName={t('errorsCsv', { name })}
    />
  );
}

type CommonWords = ReturnType<typeof useMessages<typeof common.en>>;

function placeWords(place: Refusal['place'], c: CommonWords): string {
  if (!place) return '';
  return [
    place.sheet === undefined ? undefined : c('placeSheet', { sheet: place.sheet }),
    place.line === undefined ? undefined : c('placeLine', { line: String(place.line) }),
    place.column === undefined ? undefined : c('placeColumn', { column: place.column }),
    place.path,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
}
