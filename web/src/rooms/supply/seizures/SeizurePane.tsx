import {
  Button,
  ButtonLink,
  EvidenceFigure,
  Name,
  PaneBody,
  PaneHead,
  PartnerChips,
  Section,
  useEvidenceSource,
} from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { Facts } from '../../exchange/Facts.tsx';
import { PieceLine } from '../lot/MemberList.tsx';
import { messages } from '../messages.ts';
import { PartyLink } from '../PartyLink.tsx';
import { KINDS } from '../supply.ts';
import type { Seizure } from '../supply.ts';
import { useSupplyWords } from '../useSupplyWords.ts';
import { PhotoStrip } from './PhotoStrip.tsx';

/** One seizure: what, when, where, from whom, its pieces and photographs. */
export function SeizurePane({
  seizure,
  onClose,
}: {
  readonly seizure: Seizure;
  readonly onClose: () => void;
}) {
  const t = useMessages(messages);
  const format = useFormat();
  const words = useSupplyWords();
  const { id, caption, days, place, holder, authority, goods, partners, statements } = seizure;
  const { pieces, pieceCount, photos, photoCount } = seizure;
  const pieceWords = format.list(goods.map(({ kind, quantity }) => words.pieces(kind, quantity)));
  // Named by its kind alone, as codes are, a seizure is called by what was seized.
  const title = (KINDS as readonly string[]).includes(caption) ? pieceWords : caption;
  useEvidenceSource({ statements, title });
  return (
    <>
      <PaneHead
        title={<Name name={title} size="title" />}
        actions={
          <>
            <Button size="small" variant="quiet" icon="arrow-start" onPress={onClose}>
              {t('seizuresByKind')}
            </Button>
            <ButtonLink to="/records/$record" params={{ record: id }} size="small" icon="evidence">
              {t('dossier')}
            </ButtonLink>
          </>
        }
      />
      <PaneBody>
        <Facts
          facts={[
            [t('day'), words.days(days)],
            [
              t('place'),
              place ? (
                <PartyLink key="place" of={place} />
              ) : (
                <span className="soft">{t('placeUnknown')}</span>
              ),
            ],
            [t('goods'), pieceWords],
            [t('holder'), holder && <PartyLink key="holder" of={holder} />],
            [t('authority'), authority && <bdi key="authority">{authority}</bdi>],
            [t('partners'), <PartnerChips key="partners" partners={partners} />],
            [
              t('restsOn'),
              <EvidenceFigure key="rests" statements={statements} title={title}>
                {t('statementCount', { count: statements.length })}
              </EvidenceFigure>,
            ],
          ]}
        />
        {photos.length > 0 && (
          <Section title={t('photos')}>
            <PhotoStrip photos={photos} />
            {photos.length < photoCount && (
              <p className="small soft">{t('partShown', { shown: photos.length, count: photoCount })}</p>
            )}
          </Section>
        )}
        {pieces.length > 0 && (
          <Section title={t('members')}>
            {pieces.map((piece) => (
              <PieceLine key={piece.id} piece={piece} />
            ))}
            {pieces.length < pieceCount && (
              <p className="small soft">{t('partShown', { shown: pieces.length, count: pieceCount })}</p>
            )}
          </Section>
        )}
      </PaneBody>
    </>
  );
}
