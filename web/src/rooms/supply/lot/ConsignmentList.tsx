import { EvidenceFigure, Identifier, Tag } from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { PartyLink } from '../PartyLink.tsx';
import type { Consignment } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';

/** Consignments: by whom, to whom, from where to where, when, and as what they were declared. */
export function ConsignmentList({ consignments }: { readonly consignments: readonly Consignment[] }) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useSupplyWords();
  if (consignments.length === 0) return <p className="soft">{t('noConsignments')}</p>;
  return (
    <ul className="consignment-list">
      {consignments.map((consignment) => {
        const { consignor, consignee, origin, destination, shipped, arrived, declaredAs, hsCodes } =
          consignment;
        return (
          <li key={consignment.id}>
            <p className="name-line">
              <PartyLink of={consignment} />
              {consignment.disguised && <Tag tone="caution">{t('disguised')}</Tag>}
              {consignment.quantity !== undefined && (
                <span className="soft">{t('pieceCount', { count: consignment.quantity })}</span>
              )}
              <span className="small">
                <EvidenceFigure statements={consignment.statements} title={consignment.caption}>
                  {t('statementCount', { count: consignment.statements.length })}
                </EvidenceFigure>
              </span>
            </p>
            <p className="name-line">
              {consignor ? <PartyLink of={consignor} /> : <span className="soft">{t('senderUnknown')}</span>}
              <span aria-hidden="true">→</span>
              <span className="visually-hidden">{t('to')}</span>
              {consignee ? (
                <PartyLink of={consignee} />
              ) : (
                <span className="soft">{t('receiverUnknown')}</span>
              )}
            </p>
            <p className="small soft">
              <bdi>{origin?.caption ?? t('placeUnknown')}</bdi> {shipped && `(${words.days(shipped)})`} →{' '}
              <bdi>{destination?.caption ?? t('placeUnknown')}</bdi> {arrived && `(${words.days(arrived)})`}
              {consignment.carrier !== undefined && (
                <>
                  {' · '}
                  <bdi>{consignment.carrier}</bdi>
                </>
              )}
            </p>
            {(declaredAs.length > 0 || hsCodes.length > 0) && (
              <p className="name-line small">
                <span className="soft">{t('declaredAs')}</span>
                {declaredAs.length > 0 && <bdi>{format.list(declaredAs)}</bdi>}
                {hsCodes.map((code) => (
                  <Identifier key={code} value={code} />
                ))}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
