import { FileTrigger } from 'react-aria-components';
import { contract, urlOf } from '../../../api/client.ts';
import {
  Button,
  ErrorState,
  FileDrop,
  Icon,
  IconButton,
  Progress,
  Section,
  TextField,
} from '../../../design/index.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from '../messages.ts';
import { MOST_PHOTOS, PHOTO_TYPES } from './usePhotoUploads.ts';
import type { PhotoUploads } from './usePhotoUploads.ts';
import type { PartProps } from './WhenWhere.tsx';

/** Photographs by file or camera, each with what it shows in words. */
export function Photos({ draft, change, problems, uploads }: PartProps & { readonly uploads: PhotoUploads }) {
  const t = useMessages(messages);
  const format = useFormat();
  const { photos } = draft;
  const room = MOST_PHOTOS - photos.length - uploads.pending.length;
  const add = (files: readonly File[]) => uploads.add(files.slice(0, Math.max(0, room)));
  return (
    <Section title={`4. ${t('photos')}`}>
      <p className="small soft">{t('photosText')}</p>
      <FileDrop label={t('dropPhotos')} onFiles={add}>
        <div className="supply-actions">
          <FileTrigger
            allowsMultiple
            acceptedFileTypes={[...PHOTO_TYPES]}
            onSelect={(list) => {
              if (list) add([...list]);
            }}
          >
            <Button icon="image" isDisabled={room <= 0}>
              {t('choosePhotos')}
            </Button>
          </FileTrigger>
          <FileTrigger
            acceptedFileTypes={[...PHOTO_TYPES]}
            defaultCamera="environment"
            onSelect={(list) => {
              if (list) add([...list]);
            }}
          >
            <Button icon="camera" isDisabled={room <= 0}>
              {t('takePhoto')}
            </Button>
          </FileTrigger>
        </div>
      </FileDrop>
      {(photos.length > 0 || uploads.pending.length > 0) && (
        <ul className="photo-list" aria-label={t('photos')}>
          {photos.map(({ hash, name, bytes, caption }, at) => (
            <li key={hash}>
              <img
                src={urlOf(contract.photo, { params: { hash } })}
                alt={caption === '' ? name : caption}
                decoding="async"
              />
              <div className="photo-fields">
                <TextField
                  label={t('photoShows', { number: at + 1 })}
                  value={caption}
                  maxLength={300}
                  isRequired
                  onChange={(text) =>
                    change((before) => ({
                      ...before,
                      photos: before.photos.map((photo) =>
                        photo.hash === hash ? { ...photo, caption: text } : photo,
                      ),
                    }))
                  }
                  problem={problems.has(`caption ${hash}`) ? t('problem.caption') : undefined}
                />
                <span className="small faint">
                  <bdi>{name}</bdi> · {format.bytes(bytes)}
                </span>
              </div>
              <IconButton
                icon="trash"
                label={t('removePhoto', { number: at + 1 })}
                onPress={() =>
                  change((before) => ({
                    ...before,
                    photos: before.photos.filter((photo) => photo.hash !== hash),
                  }))
                }
              />
            </li>
          ))}
          {uploads.pending.map(({ id, file, sent, error, refused }) => (
            <li key={id}>
              {refused === undefined && error === undefined ? (
                <Progress
                  label={file.name}
                  value={sent}
                  step={t('sendingPhoto', { size: format.bytes(file.size) })}
                  onCancel={() => uploads.cancel(id)}
                />
              ) : (
                <>
                  {refused === undefined ? (
                    <ErrorState inline error={error} />
                  ) : (
                    <p className="state-inline" role="alert">
                      <Icon name="error" />
                      <span>
                        <bdi>{file.name}</bdi>: {t(refused)}
                      </span>
                    </p>
                  )}
                  <IconButton
                    icon="close"
                    label={t('forgetPhoto', { name: file.name })}
                    onPress={() => uploads.cancel(id)}
                  />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
