import { useState } from 'react';
import { Button, EmptyState, EvidenceFigure, PaneBody, PaneHead, Checkbox } from '../../design/index.ts';
import { useMessages } from '../../i18n/index.ts';
import { PieceLine } from './lot/MemberList.tsx';
import { messages } from './messages.ts';
import { PartyLink } from './PartyLink.tsx';
import type { Unplaced } from './supply.ts';
import { useSupplyWords } from './useSupplyWords.ts';

/** Boats and engines that were found and belong to no lot that is known; two of them can be held against each other. */
export function UnplacedPane({
  unplaced,
  onCompare,
}: {
  readonly unplaced: readonly Unplaced[];
  readonly onCompare: (one: string, other: string) => void;
}) {
  const t = useMessages(messages);
  const words = useSupplyWords();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [one, other] = ticked;
  return (
    <>
      <PaneHead
        title={t('unplaced', { count: unplaced.length })}
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
      </PaneBody>
    </>
  );
}
