import { contract, upload } from '../../../api/client.ts';
import { useUploadQueue } from '../../useUploadQueue.ts';
import type { UploadQueue } from '../../useUploadQueue.ts';
import type { SeizureDraftControl } from './useSeizureDraft.ts';

/** As the node takes them (contract.addPhoto). */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const MOST_PHOTOS = 40;
const MOST_BYTES = 12_000_000;

export type PhotoUploads = UploadQueue<'tooLarge' | 'notAPhoto'>;

/** Photographs on their way to the node; what has arrived is in the draft. */
export function usePhotoUploads({ change }: SeizureDraftControl): PhotoUploads {
  return useUploadQueue({
    refuse: refusalOf,
    send: (file, options) => upload(contract.addPhoto, { file, ...options }),
    onArrived: ({ hash, bytes }, { name }) =>
      change((draft) => ({
        ...draft,
        photos: draft.photos.some((photo) => photo.hash === hash)
          ? draft.photos
          : [...draft.photos, { hash, name, bytes, caption: '' }].slice(0, MOST_PHOTOS),
      })),
  });
}

function refusalOf({ size, type }: File): 'tooLarge' | 'notAPhoto' | undefined {
  if (size > MOST_BYTES) return 'tooLarge';
  // The node looks at the bytes; a name or type that says otherwise is told at once.
  return type !== '' && !(PHOTO_TYPES as readonly string[]).includes(type) ? 'notAPhoto' : undefined;
}
