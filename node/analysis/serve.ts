import { parentPort, workerData } from 'node:worker_threads';
import { isForelandError } from '@foreland/model';
import type { View } from '@foreland/model';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import type { PoolConfig } from 'pg';
import type { Errand, Word } from './thread.ts';

/** An errand as the code that does it sees it. */
export interface Service<Request, Settings> {
  readonly store: Store;
  readonly view: View;
  /** ISO instant that counts as now. */
  readonly now: string;
  readonly request: Request;
  readonly settings: Settings;
  /** Tells how far the work is, and looks whether it is still wanted; to be called often. @param share 0 to 1 */
  readonly progress: (share: number) => void;
  /** Throws where nobody wants the result any more. */
  readonly checkpoint: () => void;
  /** Aborts in `progress` or at a checkpoint: a thread that computes hears nothing in between. */
  readonly signal: AbortSignal;
}

/** Engines tell how far they are more often than anybody wants to know. */
const TOLD_EVERY_MILLISECONDS = 50;

/** The other end of `AnalysisThread`: does one errand after the other, for the engines use the whole thread. */
export function serve<Request, Settings, Result>(
  work: (service: Service<Request, Settings>) => Promise<Result>,
): void {
  const port = parentPort;
  if (!port) throw new Error('this file runs as a worker thread');
  const { connection, settings } = workerData as { connection: PoolConfig; settings: Settings };
  let now = new Date(0);
  const store = openStore({ connection: { ...connection, max: 2 }, clock: () => now });
  // Handled where it is awaited; until then it must not count as unhandled.
  store.catch(() => undefined);

  const answer = async (errand: Errand<Request>): Promise<void> => {
    const { id, view, request } = errand;
    const say = (word: Word<Result>): void => port.postMessage(word);
    const stop = new Int32Array(errand.stop);
    const stopped = new AbortController();
    const listen = (): void => {
      if (Atomics.load(stop, 0) !== 0) stopped.abort(new Error('nobody waits for this any more'));
    };
    const checkpoint = (): void => {
      listen();
      stopped.signal.throwIfAborted();
    };
    let told = 0;
    try {
      checkpoint();
      now = new Date(errand.now);
      const opened = await store;
      // Labels that were added since are needed to read what is under them.
      await opened.view(view.reader);
      const result = await work({
        store: opened,
        view,
        now: errand.now,
        request,
        settings,
        progress(share) {
          listen();
          if (share < 1 && performance.now() < told + TOLD_EVERY_MILLISECONDS) return;
          told = performance.now();
          say({ id, share });
        },
        checkpoint,
        signal: stopped.signal,
      });
      say({ id, result });
    } catch (error) {
      if (isForelandError(error)) say({ id, refusal: { ...error.toRefusal(), status: error.status } });
      else say({ id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };

  let turn: Promise<void> = Promise.resolve();
  port.on('message', (message: Errand<Request> | 'stop') => {
    turn = turn.then(async () => {
      if (message !== 'stop') return answer(message);
      const opened = await store.catch(() => undefined);
      await opened?.[Symbol.asyncDispose]();
      port.close();
    });
  });
}
