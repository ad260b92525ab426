import { useMemo, useState } from 'react';
import { DataTable, EmptyState, PartnerChip, Tag, useIsStacked } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { NodeName } from '../NodeName.tsx';
import { ActionDetail } from './ActionDetail.tsx';
import { messages } from './messages.ts';
import { costOf, withTerm } from './strike.ts';
import type { Changed, Proposals, ProposedAction } from './strike.ts';
import { useStrikeWords } from './useStrikeWords.ts';
import { Withheld } from './Withheld.tsx';

export interface ActionsTabProps {
  readonly proposals: Proposals;
  readonly leftOut: ReadonlySet<string>;
  readonly onLeftOut: (actions: ReadonlySet<string>) => void;
  readonly changed: ReadonlyMap<string, Changed>;
  readonly onChanged: (changed: ReadonlyMap<string, Changed>) => void;
  readonly onNode: (node: string) => void;
}

const ROW = 3.25;
const HEAD = 2;
const MOST_ROWS = 7;
/** On a phone: few enough that the action which was chosen begins to show below the list. */
const MOST_ROWS_STACKED = 4;

/** Lawful actions that could be taken: which are considered, on what terms, and what the law says. */
export function ActionsTab({ proposals, leftOut, onLeftOut, changed, onChanged, onNode }: ActionsTabProps) {
  const { actions, withheld, law, outcomes } = proposals;
  const t = useMessages(messages);
  const [selected, setSelected] = useState<string>();
  const columns = useColumns(changed);
  const rows = Math.min(useIsStacked() ? MOST_ROWS_STACKED : MOST_ROWS, actions.length);
  const considered = useMemo(
    () => new Set(actions.map(({ id }) => id).filter((id) => !leftOut.has(id))),
    [actions, leftOut],
  );
  const action = actions.find(({ id }) => id === selected);
  const seen = action && outcomes.find(({ kind }) => kind === action.kind)?.seen;
  if (actions.length === 0)
    return (
      <div className="strike-scroll">
        <EmptyState icon="shield" title={t('noActions')}>
          {t('noActionsText')}
        </EmptyState>
        <Withheld withheld={withheld} />
      </div>
    );
  return (
    <div className="strike-scroll">
      <p className="pane-note small soft" role="status">
        {considered.size === actions.length
          ? t('considered', { count: actions.length })
          : t('consideredOf', { chosen: String(considered.size), all: String(actions.length) })}
      </p>
      <div className="strike-table" style={{ blockSize: `${HEAD + ROW * rows + 2.75}rem` }}>
        <DataTable
          label={t('actions')}
          columns={columns}
          rows={actions}
          rowId={({ id }) => id}
          rowHeight={ROW}
          selected={selected}
          onSelect={({ id }) => setSelected(id)}
          checked={considered}
          onCheck={(ticked) =>
            onLeftOut(new Set(actions.map(({ id }) => id).filter((id) => !ticked.has(id))))
          }
          csvName={t('actions')}
        />
      </div>
      {action ? (
        <ActionDetail
          key={action.id}
          action={action}
          law={law}
          seen={(seen?.succeeded ?? 0) + (seen?.failed ?? 0)}
          changed={changed.get(action.id)}
          onTerm={(term, value) => onChanged(withTerm(changed, action.id, term, value))}
          onNode={onNode}
        />
      ) : (
        <p className="pane-note soft">{t('chooseAction')}</p>
      )}
      <Withheld withheld={withheld} />
    </div>
  );
}

function useColumns(changed: ReadonlyMap<string, Changed>): readonly Column<ProposedAction>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useStrikeWords();
  return useMemo(
    (): readonly Column<ProposedAction>[] => [
      {
        id: 'action',
        header: t('action'),
        width: 'minmax(9rem, 2fr)',
        value: (action) => words.action(action),
        cell: ({ id, kind, target }) => (
          <span className="two-lines">
            <NodeName node={target} />
            <span className="small soft">
              {t(`kind.${kind}`)} {changed.has(id) && <Tag tone="accent">{t('changed')}</Tag>}
            </span>
          </span>
        ),
      },
      {
        id: 'cost',
        header: t('costWeeks'),
        width: '7.25rem',
        align: 'end',
        priority: 2,
        value: (action) => costOf(action, changed),
        cell: (action) => (
          <span title={words.weeks(costOf(action, changed))}>
            {format.number(costOf(action, changed), Number.isInteger(costOf(action, changed)) ? 0 : 1)}
          </span>
        ),
      },
      {
        id: 'likelihood',
        header: t('likelihood'),
        width: '4.5rem',
        align: 'end',
        value: ({ id, usual }) =>
          Math.round((changed.get(id)?.likelihood ?? usual.success.value) * 100) / 100,
        cell: ({ id, usual }) => format.percent(changed.get(id)?.likelihood ?? usual.success.value),
      },
      {
        id: 'delay',
        header: t('delay'),
        width: '5.25rem',
        align: 'end',
        priority: 2,
        value: ({ id, usual }) => changed.get(id)?.delayDays ?? usual.delayDays,
        cell: ({ id, usual }) => (
          <span className="nowrap">{words.days(changed.get(id)?.delayDays ?? usual.delayDays)}</span>
        ),
      },
      {
        id: 'nearest',
        header: t('power.exists'),
        width: '5.75rem',
        value: ({ nearest }) =>
          nearest?.power === 'by-notice' ? `${nearest.partner} (${t('power.by-notice')})` : nearest?.partner,
        cell: ({ nearest }) =>
          nearest && (
            <span className="two-lines">
              <span>
                <PartnerChip partner={nearest.partner} />
              </span>
              {nearest.power === 'by-notice' && <span className="small soft">{t('power.by-notice')}</span>}
            </span>
          ),
      },
    ],
    [t, format, words, changed],
  );
}
