import { useMemo } from 'react';
import type { CSSProperties } from 'react';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { DataTable, EmptyState, PartnerChip, Section, Select } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import type { PartProps } from '../exchange.ts';
import { BoardChart } from './BoardChart.tsx';
import { rowsOf, shareOf, sinceOptions } from './board.ts';
import type { BoardRow } from './board.ts';
import { messages } from './messages.ts';
import { writeSpan } from './span.ts';
import './Requests.css';

const ALL = 'all';
/** Room for the words where there is nothing yet. */
const LEAST_ROWS = 4;
const COUNTS = ['counts.1', 'counts.2', 'counts.3', 'counts.4', 'counts.5'] as const;

/** What became of requests between this node and each partner, in either direction, and how fast. */
export function RequestBoard({
  since,
  go,
}: {
  readonly since: string | undefined;
  readonly go: PartProps['go'];
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const { data, error, isPending, refetch } = useAnswer(
    contract.requestBoard,
    since === undefined ? {} : { query: { since } },
    { keep: true },
  );
  const rows = useMemo(() => rowsOf(data?.board ?? []), [data]);
  const columns = useColumns();
  const options = sinceOptions(new Date());
  return (
    <div className="request-board">
      <div className="request-board-head">
        <h2>{t('board')}</h2>
        <Select
          size="small"
          label={t('since')}
          value={since ?? ALL}
          onChange={(day) => go({ part: 'requests', show: 'board', ...(day === ALL ? {} : { since: day }) })}
          options={[
            { value: ALL, label: t('since.all') },
            ...options.map(({ days, day }) => ({
              value: day,
              label: t(`since.${days}`),
              detail: format.date(day),
            })),
            ...(since === undefined || options.some(({ day }) => day === since)
              ? []
              : [{ value: since, label: format.date(since) }]),
          ]}
        />
      </div>
      <div
        className="request-board-table"
        style={{ '--rows': Math.max(LEAST_ROWS, rows.length) } as CSSProperties}
      >
        <DataTable
          label={t('board')}
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          isLoading={isPending}
          error={error}
          onRetry={() => void refetch()}
          csvName={t('board')}
          empty={
            <EmptyState icon="exchange" title={t('noBoard')}>
              {t('noBoardText')}
            </EmptyState>
          }
        />
      </div>
      <div className="request-board-rest">
        {rows.length > 0 && <BoardChart rows={rows} />}
        <Section title={t('counts')}>
          <ul className="request-counts">
            {COUNTS.map((key) => (
              <li key={key}>{t(key)}</li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}

function useColumns(): readonly Column<BoardRow>[] {
  const t = useMessages(messages);
  const codes = useCodes();
  const format = useFormat();
  return useMemo(() => {
    const count = (
      id: Extract<keyof BoardRow, string> &
        ('asked' | 'answered' | 'refused' | 'withdrawn' | 'inTime' | 'late' | 'open' | 'overdue' | 'unknown'),
      header: string,
      priority: 1 | 2 | 3,
    ): Column<BoardRow> => ({
      id,
      header,
      width: id === 'inTime' ? 'minmax(7.5rem, 1fr)' : 'minmax(4.5rem, 1fr)',
      align: 'end',
      priority,
      value: (row) => row[id],
      cell: (row) => (
        <span className={row[id] === 0 ? 'exchange-quiet' : 'numeric'}>{format.number(row[id])}</span>
      ),
    });
    const grounds = ({ grounds: all }: BoardRow): string =>
      all.map(({ ground, count: number }) => `${t(`ground.${ground}`)} ${format.number(number)}`).join('; ');
    return [
      {
        id: 'partner',
        header: t('direction'),
        width: 'minmax(10rem, 2fr)',
        value: ({ peer, direction }) => t(`from.${direction}`, { partner: codes.partner(peer) }),
        cell: ({ peer, direction }) => (
          <span className="request-partner">
            <PartnerChip partner={peer} />
            <span className="truncate">{t(`from.${direction}`, { partner: codes.partner(peer) })}</span>
          </span>
        ),
      },
      count('asked', t('asked'), 1),
      count('answered', t('answered'), 3),
      count('refused', t('refusedCount'), 2),
      {
        id: 'share',
        header: t('share'),
        width: 'minmax(5rem, 1fr)',
        align: 'end',
        value: shareOf,
        cell: (row) => {
          const share = shareOf(row);
          return share === undefined ? null : format.percent(share);
        },
      },
      count('inTime', t('inTime'), 2),
      count('late', t('lateCount'), 2),
      count('overdue', t('overdue'), 2),
      count('open', t('openCount'), 3),
      count('withdrawn', t('withdrawnCount'), 3),
      count('unknown', t('unknown'), 3),
      {
        id: 'median',
        header: t('median'),
        width: 'minmax(6rem, 1fr)',
        align: 'end',
        priority: 2,
        value: ({ medianMinutes }) => medianMinutes,
        isExported: false,
        cell: ({ medianMinutes }) =>
          medianMinutes === undefined ? null : (
            <span className="nowrap">{writeSpan(medianMinutes * 60_000, format.locale)}</span>
          ),
      },
      {
        id: 'medianMinutes',
        header: `${t('median')} (min)`,
        isShown: false,
        value: ({ medianMinutes }) => medianMinutes,
      },
      {
        id: 'grounds',
        header: t('grounds'),
        width: 'minmax(9rem, 2.5fr)',
        priority: 3,
        value: grounds,
        cell: (row) => (
          <span className="truncate" title={grounds(row)}>
            {grounds(row)}
          </span>
        ),
      },
    ];
  }, [t, codes, format]);
}
