import { EvidenceFigure, Identifier, Tag } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { ShareBar } from '../../networks/lists/GroupTable.tsx';
import { messages } from '../messages.ts';
import { PartyLink } from '../PartyLink.tsx';
import { bitsOf, markValue } from '../supply.ts';
import type { BatchModel, Ground, Member, Piece } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import { BatchWaterfall } from './BatchWaterfall.tsx';
import './MemberList.css';

export interface MemberListProps {
  readonly members: readonly Member[];
  readonly model: BatchModel;
  readonly onCompare: (one: string, other: string) => void;
}

/** The pieces of a lot: how likely each is of it, and on what ground. */
export function MemberList({ members, model, onCompare }: MemberListProps) {
  const t = useMessages(messages);
  if (members.length === 0) return <p className="soft">{t('noMembers')}</p>;
  return (
    <>
      <p className="small soft">{t('membersText')}</p>
      <ul className="supply-members">
        {members.map(({ unit, pieces, probability, grounds }) => (
          <li key={unit}>
            <div className="member-head">
              <div className="member-pieces">
                {pieces.map((piece) => (
                  <PieceLine key={piece.id} piece={piece} />
                ))}
              </div>
              <ShareBar share={probability} />
            </div>
            <details>
              <summary>{t('grounds', { count: grounds.length })}</summary>
              <ul className="ground-list">
                {grounds.map((ground, at) => (
                  <GroundLine key={at} ground={ground} model={model} onCompare={onCompare} />
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

/** One piece in a line: what it is, its marks and traits. */
export function PieceLine({ piece }: { readonly piece: Piece }) {
  const t = useMessages(messages);
  const words = useSupplyWords();
  const { kind, quantity, marks, traits } = piece;
  return (
    <p className="piece-line">
      <PartyLink of={piece} />
      <Tag>{quantity > 1 ? words.pieces(kind, quantity) : words.kind(kind)}</Tag>
      {marks.map((mark) => (
        <Identifier key={mark} value={markValue(mark)} />
      ))}
      {traits.length > 0 && (
        <span className="soft small">
          {traits.map(({ trait, values }) => `${t(`trait.${trait}`)}: ${values.join(' / ')}`).join(' · ')}
        </span>
      )}
    </p>
  );
}

function GroundLine({
  ground: { kind, weight, items, ratio, statements },
  model,
  onCompare,
}: {
  readonly ground: Ground;
  readonly model: BatchModel;
  readonly onCompare: (one: string, other: string) => void;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const [, compared] = items;
  const name = kind === 'same-batch' && weight < 0 ? t('ground.other-batch') : t(`ground.${kind}`);
  return (
    <li>
      <p className="ground-line">
        <span>
          {name}
          {compared && (
            <>
              {': '}
              <PartyLink of={compared} />
            </>
          )}
        </span>
        <EvidenceFigure statements={statements} title={name}>
          {t('bitsFor', { bits: format.signed(bitsOf(weight), 1) })}
        </EvidenceFigure>
      </p>
      {ratio && (
        <BatchWaterfall
          ratio={ratio}
          model={model}
          {...(items[0] && compared ? { onCompare: () => onCompare(items[0]!.id, compared.id) } : {})}
        />
      )}
    </li>
  );
}
