import { useMemo } from 'react';
import { contract } from '../../../api/client.ts';
import type { Answer } from '../../../api/client.ts';
import { shownInPages, usePages } from '../../../api/query.ts';
import { DataTable, Name, NothingListed, PartnerChips, Switch } from '../../../design/index.ts';
import type { Column } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { useAskAgain } from '../../useAskAgain.ts';
import { messages } from '../messages.ts';
import { PAGE, bitsOf } from '../supply.ts';
import { sortable } from './sortable.ts';
import './PairTable.css';

type Pair = Answer<typeof contract.supplyPairs>['pairs'][number];

/** Pieces that are likely of one batch: where nobody states a lot, they tell that finds belong together. */
export function PairTable({
  isAcross,
  onAcross,
  selected,
  onSelect,
}: {
  /** Only pieces of which no partner alone has both. */
  readonly isAcross: boolean;
  readonly onAcross: (is: boolean) => void;
  readonly selected: string | undefined;
  readonly onSelect: (pair: Pair) => void;
}) {
  const t = useMessages(messages);
  const found = usePages(contract.supplyPairs, {
    query: { across: isAcross ? 'true' : 'false', limit: PAGE },
  });
  const pairs = useMemo(() => (found.data?.pages ?? []).flatMap((page) => page.pairs), [found.data]);
  const total = found.data?.pages[0]?.total ?? 0;
  const isComputing = found.data?.pages.some(({ computing }) => computing) ?? false;
  useAskAgain(isComputing, () => void found.refetch());
  const columns = useColumns();
  return (
    <>
      <div className="pairs-head">
        <Switch isSelected={isAcross} onChange={onAcross}>
          {t('across')}
        </Switch>
        <p className="small soft">
          {total > pairs.length ? t('pairsShown', { shown: pairs.length, count: total }) : t('pairsText')}
        </p>
      </div>
      <DataTable
        {...shownInPages(found)}
        label={t('pairs')}
        columns={useMemo(() => sortable(columns, !found.hasNextPage), [columns, found.hasNextPage])}
        rows={pairs}
        rowId={pairKey}
        selected={selected}
        onSelect={onSelect}
        rowHeight={3.25}
        csvName={t('pairs')}
        empty={
          <NothingListed isComputing={isComputing} icon="supply" title={t('noPairs')}>
            {t('noPairsText')}
          </NothingListed>
        }
      />
    </>
  );
}

/** Names a pair in the table; see `one` and `other` of the address. */
export function pairKey({
  one,
  other,
}: {
  readonly one: { readonly id: string };
  readonly other: { readonly id: string };
}) {
  return `${one.id} ${other.id}`;
}

function useColumns(): readonly Column<Pair>[] {
  const t = useMessages(messages);
  const format = useFormat();
  return useMemo(
    (): readonly Column<Pair>[] => [
      ...(['one', 'other'] as const).map((side): Column<Pair> => ({
        id: side,
        header: t(side === 'one' ? 'onePiece' : 'otherPiece'),
        width: 'minmax(8rem, 2fr)',
        value: (pair) => pair[side].caption,
        cell: (pair) => (
          <span className="two-lines">
            <Name name={pair[side].caption} />
            <span>
              <PartnerChips partners={pair[side].partners} />
            </span>
          </span>
        ),
      })),
      { id: 'oneId', header: t('recordId'), isShown: false, value: ({ one }) => one.id },
      { id: 'otherId', header: t('recordId'), isShown: false, value: ({ other }) => other.id },
      {
        id: 'bits',
        header: t('alikeBits'),
        width: '5.5rem',
        align: 'end',
        value: ({ ratio }) => Math.round(bitsOf(ratio.logRatio) * 10) / 10,
        cell: ({ ratio }) => format.signed(bitsOf(ratio.logRatio), 1),
      },
      { id: 'lot', header: t('lot'), width: '6.5rem', priority: 2, value: ({ lot }) => lot },
    ],
    [t, format],
  );
}
