import { useCallback, useEffect, useRef, useState } from 'react';
import { contract, upload } from '../../../api/client.ts';
import type { SeizureDraftControl } from './useSeizureDraft.ts';

/** As the node takes them (contract.addPhoto). */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const MOST_PHOTOS = 40;
const MOST_BYTES = 12_000_000;

/** A photograph on its way to the node, or one that did not get there. */
export interface PhotoUpload {
  readonly id: number;
  readonly file: File;
  /** 0 to 1 */
  readonly sent: number;
  readonly error?: unknown;
  /** Not even sent: too large, or no photograph. */
  readonly refused?: 'tooLarge' | 'notAPhoto';
}

export interface PhotoUploads {
  readonly pending: readonly PhotoUpload[];
  add(files: readonly File[]): void;
  /** Stops one that is on its way, or forgets one that failed. */
  cancel(id: number): void;
  readonly isBusy: boolean;
}

/** Sends photographs one after another; what has arrived is in the draft. */
export function usePhotoUploads({ change }: SeizureDraftControl): PhotoUploads {
  const [pending, setPending] = useState<readonly PhotoUpload[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const counter = useRef(0);
  const running = useRef<number>(undefined);
  const patch = useCallback(
    (id: number, part: Partial<PhotoUpload>) =>
      setPending((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one))),
    [],
  );
  const forget = useCallback(
    (id: number) => setPending((before) => before.filter((one) => one.id !== id)),
    [],
  );

  useEffect(() => {
    const next = pending.find(isWaiting);
    if (!next || running.current !== undefined) return;
    running.current = next.id;
    const abort = new AbortController();
    aborts.current.set(next.id, abort);
    upload(contract.addPhoto, {
      file: next.file,
      signal: abort.signal,
      onProgress: (sent) => patch(next.id, { sent }),
    })
      .then(({ hash, bytes }) => {
        change((draft) => ({
          ...draft,
          photos: draft.photos.some((photo) => photo.hash === hash)
            ? draft.photos
            : [...draft.photos, { hash, name: next.file.name, bytes, caption: '' }].slice(0, MOST_PHOTOS),
        }));
        forget(next.id);
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) patch(next.id, { error });
      })
      .finally(() => {
        aborts.current.delete(next.id);
        running.current = undefined;
        // Wakes the effect for the next one in the queue.
        setPending((before) => [...before]);
      });
  }, [pending, change, patch, forget]);

  useEffect(() => {
    const open = aborts.current;
    return () => {
      for (const abort of open.values()) abort.abort();
    };
  }, []);

  return {
    pending,
    add: (files) =>
      setPending((before) => [
        ...before,
        ...files.map((file): PhotoUpload => {
          const id = (counter.current += 1);
          if (file.size > MOST_BYTES) return { id, file, sent: 0, refused: 'tooLarge' };
          // The node looks at the bytes; a name or type that says otherwise is told at once.
          if (file.type !== '' && !(PHOTO_TYPES as readonly string[]).includes(file.type))
            return { id, file, sent: 0, refused: 'notAPhoto' };
          return { id, file, sent: 0 };
        }),
      ]),
    cancel: (id) => {
      aborts.current.get(id)?.abort();
      forget(id);
    },
    isBusy: pending.some(isWaiting),
  };
}

function isWaiting({ error, refused }: PhotoUpload): boolean {
  return error === undefined && refused === undefined;
}
