import { useMemo } from 'react';
import { isCalendarDay } from '@foreland/model/label';
import { contract } from '../../../api/client.ts';
import { useAnswer } from '../../../api/query.ts';
import { DataTable, EmptyState, KeptField } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Change } from '../networks.ts';

export interface ChangesTabProps {
  readonly before: string;
  readonly after: string;
  readonly onDays: (days: { readonly before: string; readonly after: string }) => void;
  /** Opens a group, or where it is no more, the one that it was named by. */
  readonly onOpen: (id: string, isGroup: boolean) => void;
}

type Row = Change & { readonly id: string };

/** What the evidence up to two days shows: who joined and left, and what became of groups. */
export function ChangesTab({ before, after, onDays, onOpen }: ChangesTabProps) {
  const t = useMessages(messages);
  const isInOrder = before < after;
  const found = useAnswer(contract.networkChanges, { query: { before, after } }, { enabled: isInOrder });
  const rows = useMemo(
    () => (found.data?.changes ?? []).map((change, at): Row => ({ ...change, id: String(at) })),
    [found.data],
  );
  return (
    <div className="changes-tab">
      <div className="change-days">
        <KeptField
          label={t('dayBefore')}
          type="date"
          value={before}
          isRight={isCalendarDay}
          remedy={t('dayProblem')}
          onKeep={(day) => onDays({ before: day, after })}
        />
        <KeptField
          label={t('dayAfter')}
          type="date"
          value={after}
          isRight={isCalendarDay}
          remedy={t('dayProblem')}
          problem={isInOrder ? undefined : t('daysInOrder')}
          onKeep={(day) => onDays({ before, after: day })}
        />
      </div>
      <DataTable
        label={t('changes')}
        columns={useColumns()}
        rows={isInOrder ? rows : []}
        rowId={({ id }) => id}
        rowHeight={3.25}
        csvName={t('changes')}
        isLoading={isInOrder && found.isPending}
        error={found.error}
        onRetry={() => void found.refetch()}
        onSelect={({ before: old, after: fresh }) => {
          const group = fresh[0] ?? old[0];
          if (group) onOpen(group.id, fresh.length > 0);
        }}
        empty={
          <EmptyState icon="history" title={t('noChanges')}>
            {t('noChangesText')}
          </EmptyState>
        }
      />
    </div>
  );
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo((): readonly Column<Row>[] => {
    const names = (of: Change['nodes']) => format.list(of.map(({ caption }) => `\u2068${caption}\u2069`));
    return [
      {
        id: 'change',
        header: t('change'),
        width: '6.5rem',
        value: ({ change }) => t(`change.${change}`),
      },
      {
        id: 'what',
        header: t('group'),
        width: 'minmax(10rem, 1fr)',
        value: ({ before, after }) =>
          [before, after]
            .map(names)
            .filter((part, at, parts) => part !== '' && part !== parts[at - 1])
            .join(' → '),
        cell: ({ before, after, nodes }) => (
          <span className="two-lines">
            <span>
              {[before, after]
                .map(names)
                .filter((part, at, parts) => part !== '' && part !== parts[at - 1])
                .join(' → ')}
            </span>
            {nodes.length > 0 && <span className="group-brokers">{names(nodes)}</span>}
          </span>
        ),
      },
      { id: 'who', header: t('who'), isShown: false, value: ({ nodes }) => names(nodes) },
    ];
  }, [t, format]);
}
