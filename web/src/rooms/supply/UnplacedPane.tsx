import { useState } from 'react';
import { contract } from '../../api/client.ts';
import { shownAs, usePages } from '../../api/query.ts';
import { Button, EmptyState, EvidenceFigure, PaneBody, PaneHead, Checkbox } from '../../design/index.ts';
import { common, useMessages } from '../../i18n/index.ts';
import { useAskAgain } from '../useAskAgain.ts';
import { Awaited } from './Awaited.tsx';
import { PieceLine } from './lot/MemberList.tsx';
import { messages } from './messages.ts';
import { PartyLink } from './PartyLink.tsx';
import { useSupplyWords } from './useSupplyWords.ts';

/** Finds that are drawn at once: each has its pieces and their marks. */
const SHOWN = 50;

/** Boats and engines that were found and belong to no lot that is known; two of them can be held against each other. */
export function UnplacedPane({ onCompare }: { readonly onCompare: (one: string, other: string) => void }) {
  const t = useMessages(messages);
  const words = useSupplyWords();
  const c = useMessages(common);
  const found = usePages(contract.supplyUnplaced, { query: { limit: SHOWN } });
  const pages = found.data?.pages ?? [];
  const isComputing = pages.some(({ computing }) => computing);
  useAskAgain(isComputing, () => void found.refetch());
  const unplaced = pages.flatMap((page) => page.unplaced);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [one, other] = ticked;
  return (
    <>
      <PaneHead
        title={t('unplaced', { count: pages[0]?.total ?? 0 })}
        actions={
          <Button
            size="small"
            icon="matches"
            isDisabled={one === undefined || other === undefined}
            onPress={() => one !== undefined && other !== undefined && onCompare(one, other)}
          >
            {t('sameBatch')}
          </Button>
        }
      >
        <p className="small soft">{t('unplacedText')}</p>
      </PaneHead>
      <PaneBody>
        <Awaited {...shownAs(found)} isComputing={isComputing}>
          {unplaced.length === 0 && <EmptyState icon="check" title={t('noUnplaced')} />}
          <ul className="supply-members">
            {unplaced.map(({ fate, pieces }, at) => {
              const piece = pieces.find(({ kind }) => kind === 'boat-hull') ?? pieces[0];
              return (
                <li key={`${fate.id} ${piece?.id ?? at}`}>
                  <div className="name-line">
                    {piece && (
                      <Checkbox
                        aria-label={t('chooseToCompare', { piece: piece.caption })}
                        isSelected={ticked.includes(piece.id)}
                        onChange={(isOn) =>
                          setTicked((before) =>
                            isOn ? [...before, piece.id].slice(-2) : before.filter((id) => id !== piece.id),
                          )
                        }
                      >
                        {null}
                      </Checkbox>
                    )}
                    <span>{t(fate.kind === 'launch' ? 'step.launched' : 'step.seized')}</span>
                    <PartyLink of={fate} />
                    <span className="soft small">{words.days(fate.days)}</span>
                    <span className="small">
                      <EvidenceFigure statements={fate.statements} title={fate.caption}>
                        {t('statementCount', { count: fate.statements.length })}
                      </EvidenceFigure>
                    </span>
                  </div>
                  {pieces.map((each) => (
                    <PieceLine key={each.id} piece={each} />
                  ))}
                </li>
              );
            })}
          </ul>
          {found.hasNextPage && (
            <Button isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
              {c('more')}
            </Button>
          )}
        </Awaited>
      </PaneBody>
    </>
  );
}
