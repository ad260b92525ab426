import { useMemo } from 'react';
import { DataTable } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';
import { SCENARIOS, inScenario } from './strike.ts';
import type { Portfolio, Ranking } from './strike.ts';
import { useStrikeWords } from './useStrikeWords.ts';

interface Row extends Portfolio {
  readonly rank: number;
}

const ROW = 4.25;
const HEAD = 2;
const FOOT = 2.75;

/** Choices of actions, the one that leaves fewest launches over all scenarios first. */
export function PortfolioTable({
  ranking,
  chosen,
  onChosen,
}: {
  readonly ranking: Ranking;
  readonly chosen: number;
  readonly onChosen: (portfolio: number) => void;
}) {
  const t = useMessages(messages);
  const rows = useMemo(
    () => ranking.portfolios.map((portfolio, at): Row => ({ ...portfolio, rank: at + 1 })),
    [ranking],
  );
  return (
    <div className="strike-table" style={{ blockSize: `${HEAD + ROW * rows.length + FOOT}rem` }}>
      <DataTable
        label={t('portfolios')}
        columns={useColumns(ranking)}
        rows={rows}
        rowId={({ rank }) => String(rank)}
        rowLabel={({ rank }) => t('portfolio', { rank: String(rank) })}
        rowHeight={ROW}
        selected={String(chosen + 1)}
        onSelect={({ rank }) => onChosen(rank - 1)}
        csvName={t('portfolios')}
      />
    </div>
  );
}

function useColumns(ranking: Ranking): readonly Column<Row>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useStrikeWords();
  return useMemo((): readonly Column<Row>[] => {
    const actions = new Map(ranking.actions.map((action) => [action.id, action]));
    const named = ({ actions: ids }: Row) =>
      ids.flatMap((id) => {
        const action = actions.get(id);
        return action ? [words.action(action)] : [];
      });
    return [
      { id: 'rank', header: t('rankColumn'), width: '2.5rem', align: 'end', value: ({ rank }) => rank },
      {
        id: 'actions',
        header: t('actions'),
        width: 'minmax(8rem, 1fr)',
        canSort: false,
        value: (row) => named(row).join('; '),
        cell: (row) => (
          <span className="strike-choice" title={named(row).join('\n')}>
            <span className="strike-names">{named(row).join(' · ')}</span>
            <span className="small soft">{words.weeks(row.cost)}</span>
          </span>
        ),
      },
      { id: 'cost', header: t('cost'), isShown: false, value: ({ cost }) => cost },
      ...SCENARIOS.map((scenario): Column<Row> => ({
        id: scenario,
        header: t(`short.${scenario}`),
        width: scenario === 'none' ? '6.5rem' : '4.75rem',
        align: 'end',
        ...(scenario === 'slow' ? { priority: 2 } : {}),
        value: ({ outcomes }) => {
          const mean = inScenario(outcomes, scenario)?.launches.value;
          return mean === undefined ? undefined : Math.round(mean * 1000) / 1000;
        },
        cell: ({ outcomes }) => {
          const outcome = inScenario(outcomes, scenario);
          return (
            outcome && (
              <span title={words.range(outcome.launches)}>{words.launches(outcome.launches.value)}</span>
            )
          );
        },
      })),
      {
        id: 'best',
        header: t('bestShare'),
        width: '4rem',
        align: 'end',
        priority: 2,
        value: ({ best }) => Math.round(best * 100) / 100,
        cell: ({ best }) => <span title={t('bestText')}>{format.percent(best)}</span>,
      },
    ];
  }, [t, format, words, ranking]);
}
