import { useCallback, useEffect, useRef, useState } from 'react';
import { contract, upload } from '../../../api/client.ts';
import { withFiles } from './draft.ts';
import type { DraftControl } from './useDraft.ts';

/** A file on its way to the node, or one that did not get there. */
export interface Upload {
  readonly id: number;
  readonly file: File;
  /** 0 to 1 */
  readonly sent: number;
  readonly error?: unknown;
}

export interface Uploads {
  readonly pending: readonly Upload[];
  add(files: readonly File[]): void;
  retry(id: number): void;
  /** Stops a file that is on its way, or forgets one that failed. */
  cancel(id: number): void;
  stop(): void;
  readonly isBusy: boolean;
}

/** Sends files one after another, each as a stream of raw bytes; what has arrived is in the draft. */
export function useUploads({ change }: DraftControl): Uploads {
  const [pending, setPending] = useState<readonly Upload[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const counter = useRef(0);
  const running = useRef<number>(undefined);

  const patch = useCallback(
    (id: number, part: Partial<Upload>) =>
      setPending((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one))),
    [],
  );
  const forget = useCallback(
    (id: number) => setPending((before) => before.filter((one) => one.id !== id)),
    [],
  );

  useEffect(() => {
    const next = pending.find((one) => one.error === undefined);
    if (!next || running.current !== undefined) return;
    running.current = next.id;
    const abort = new AbortController();
    aborts.current.set(next.id, abort);
    upload(contract.upload, {
      query: { name: next.file.name.slice(0, 300) },
      file: next.file,
      signal: abort.signal,
      onProgress: (sent) => patch(next.id, { sent }),
    })
      .then((arrived) => {
        change((draft) =>
          withFiles(draft, [
            ...draft.files.filter(({ hash, name }) => hash !== arrived.hash && name !== arrived.name),
            arrived,
          ]),
        );
        forget(next.id);
      })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) patch(next.id, { error });
      })
      .finally(() => {
        aborts.current.delete(next.id);
        running.current = undefined;
        // Wakes the effect for the next file in the queue.
        setPending((before) => [...before]);
      });
  }, [pending, change, patch, forget]);

  const stop = useCallback(() => {
    for (const abort of aborts.current.values()) abort.abort();
    setPending([]);
  }, []);
  useEffect(() => stop, [stop]);

  return {
    pending,
    add: (files) =>
      setPending((before) => [
        ...before,
        ...files.map((file): Upload => ({ id: (counter.current += 1), file, sent: 0 })),
      ]),
    retry: (id) =>
      setPending((before) =>
        before.map(({ error: _, ...one }) => (one.id === id ? { ...one, sent: 0 } : one)),
      ),
    cancel: (id) => {
      aborts.current.get(id)?.abort();
      forget(id);
    },
    stop,
    isBusy: pending.some((one) => one.error === undefined),
  };
}
