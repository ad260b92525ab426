import { useMemo } from 'react';
import { DataTable, DateText, Name, NothingListed } from '../../../design/index.ts';
import type { Column, DataTableProps } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { flowKey, piecesOf } from '../supply.ts';
import type { Flow, FurtherFlows } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';

export interface FlowTableProps extends Pick<
  DataTableProps<Flow>,
  'isLoading' | 'error' | 'onRetry' | 'selected' | 'onSelect'
> {
  readonly flows: readonly Flow[];
  /** What is beyond the list, in sum. */
  readonly rest: FurtherFlows | undefined;
  readonly isComputing: boolean;
}

/** From where to where consignments went. */
export function FlowTable({ flows, rest, isComputing, ...table }: FlowTableProps) {
  const t = useMessages(messages);
  const words = useSupplyWords();
  const format = useFormat();
  return (
    <>
      <DataTable
        {...table}
        label={t('flows')}
        columns={useColumns()}
        rows={flows}
        rowId={flowKey}
        rowLabel={({ origin, destination }) =>
          `${origin?.caption ?? t('placeUnknown')} → ${destination?.caption ?? t('placeUnknown')}`
        }
        rowHeight={3.25}
        initialSort={{ column: 'pieces', descending: true }}
        csvName={t('flows')}
        empty={
          <NothingListed isComputing={isComputing} icon="supply" title={t('noFlows')}>
            {t('noFlowsText')}
          </NothingListed>
        }
      />
      {rest && (
        <p className="pane-note small soft">
          {t('furtherFlows', {
            count: rest.flows,
            pieces: format.list([
              ...rest.pieces.map(({ kind, quantity }) => words.pieces(kind, quantity)),
              ...(rest.otherPieces > 0 ? [t('piecesUntold', { count: rest.otherPieces })] : []),
            ]),
          })}
        </p>
      )}
    </>
  );
}

function useColumns(): readonly Column<Flow>[] {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useSupplyWords();
  return useMemo((): readonly Column<Flow>[] => {
    const kinds = ({ pieces, otherPieces }: Flow) => [
      ...pieces.map(({ kind, quantity }) => words.pieces(kind, quantity)),
      ...(otherPieces > 0 ? [t('piecesUntold', { count: otherPieces })] : []),
    ];
    return [
      {
        id: 'origin',
        header: t('origin'),
        width: 'minmax(7rem, 1fr)',
        value: ({ origin }) => origin?.caption ?? t('placeUnknown'),
        cell: ({ origin }) => <Name name={origin?.caption ?? t('placeUnknown')} />,
      },
      {
        id: 'destination',
        header: t('destination'),
        width: 'minmax(7rem, 1fr)',
        value: ({ destination }) => destination?.caption ?? t('placeUnknown'),
        cell: ({ destination }) => <Name name={destination?.caption ?? t('placeUnknown')} />,
      },
      {
        id: 'pieces',
        header: t('pieces'),
        width: '4.5rem',
        align: 'end',
        value: piecesOf,
        cell: (flow) => <span title={kinds(flow).join(' · ')}>{format.number(piecesOf(flow))}</span>,
      },
      { id: 'kinds', header: t('kinds'), isShown: false, value: (flow) => kinds(flow).join('; ') },
      {
        id: 'consignments',
        header: t('consignments'),
        width: '6rem',
        align: 'end',
        priority: 2,
        value: ({ consignmentCount }) => consignmentCount,
      },
      { id: 'first', header: t('firstDay'), isShown: false, value: ({ firstDay }) => firstDay },
      {
        id: 'last',
        header: t('lastDay'),
        width: '6.5rem',
        priority: 3,
        value: ({ lastDay }) => lastDay,
        cell: ({ lastDay }) => lastDay !== undefined && <DateText value={lastDay} />,
      },
    ];
  }, [t, format, words]);
}
