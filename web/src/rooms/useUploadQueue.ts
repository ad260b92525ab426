import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';

/** A file on its way to the node, or one that did not get there. */
export interface PendingUpload<Refusal extends string = never> {
  readonly id: number;
  readonly file: File;
  /** 0 to 1 */
  readonly sent: number;
  readonly error?: unknown;
  /** Not even sent, and why. */
  readonly refused?: Refusal;
}

export interface UploadQueue<Refusal extends string = never> {
  readonly pending: readonly PendingUpload<Refusal>[];
  add(files: readonly File[]): void;
  retry(id: number): void;
  /** Stops a file that is on its way, or forgets one that failed. */
  cancel(id: number): void;
  stop(): void;
  readonly isBusy: boolean;
}

export interface UploadQueueOptions<Arrived, Refusal extends string> {
  readonly send: (
    file: File,
    options: { readonly signal: AbortSignal; readonly onProgress: (sent: number) => void },
  ) => Promise<Arrived>;
  readonly onArrived: (arrived: Arrived, file: File) => void;
  /** Why a file is not sent at all. */
  readonly refuse?: (file: File) => Refusal | undefined;
}

/** Sends files one after another, each as a stream of raw bytes. Whoever leaves the page stops them. */
export function useUploadQueue<Arrived, Refusal extends string = never>(
  options: UploadQueueOptions<Arrived, Refusal>,
): UploadQueue<Refusal> {
  type Pending = PendingUpload<Refusal>;
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const counter = useRef(0);
  const running = useRef<number>(undefined);

  const patch = useCallback(
    (id: number, part: Partial<Pending>) =>
      setPending((before) => before.map((one) => (one.id === id ? { ...one, ...part } : one))),
    [],
  );
  const forget = useCallback(
    (id: number) => setPending((before) => before.filter((one) => one.id !== id)),
    [],
  );

  const arrive = useEffectEvent(options.onArrived);
  const send = useEffectEvent(options.send);
  useEffect(() => {
    const next = pending.find(isWaiting);
    if (!next || running.current !== undefined) return;
    running.current = next.id;
    const abort = new AbortController();
    aborts.current.set(next.id, abort);
    send(next.file, { signal: abort.signal, onProgress: (sent) => patch(next.id, { sent }) })
      .then((arrived) => {
        arrive(arrived, next.file);
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
  }, [pending, patch, forget]);

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
        ...files.map((file): Pending => {
          const refused = options.refuse?.(file);
          const id = (counter.current += 1);
          return { id, file, sent: 0, ...(refused === undefined ? {} : { refused }) };
        }),
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
    isBusy: pending.some(isWaiting),
  };
}

function isWaiting({ error, refused }: PendingUpload<string>): boolean {
  return error === undefined && refused === undefined;
}
