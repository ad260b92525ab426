import { contract, urlOf } from '../../../api/client.ts';
import { EvidenceFigure, Icon, PartnerChip } from '../../../design/index.ts';
import { useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import type { Photo } from '../supply.ts';
import './PhotoStrip.css';

/** Photographs with what they show. One that another node keeps is named, and whom to ask for it. */
export function PhotoStrip({ photos }: { readonly photos: readonly Photo[] }) {
  const t = useMessages(messages);
  return (
    <ul className="photo-strip" aria-label={t('photos')}>
      {photos.map((photo) => (
        <li key={photo.hash}>
          {photo.held ? (
            <a
              href={urlOf(contract.photo, { params: { hash: photo.hash } })}
              target="_blank"
              rel="noreferrer"
            >
              <img
                src={urlOf(contract.photo, { params: { hash: photo.hash } })}
                alt={photo.caption}
                loading="lazy"
                decoding="async"
              />
            </a>
          ) : (
            <span className="photo-elsewhere">
              <Icon name="image" size={24} />
              <span>
                {t('photoElsewhere')} <PartnerChip partner={photo.originator} withText />
              </span>
            </span>
          )}
          <span className="photo-words">
            <bdi>{photo.caption}</bdi>
            <span className="small">
              <EvidenceFigure statements={[photo.statement]} title={photo.caption}>
                {t('statementCount', { count: 1 })}
              </EvidenceFigure>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
