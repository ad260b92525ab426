import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { ForelandError } from '@foreland/model';
import type { Refusal, View } from '@foreland/model';
import type { Store } from '@foreland/store';

/** What a thread is asked to do for one view. */
export interface Errand<Request> {
  readonly id: number;
  readonly view: View;
  /** ISO instant that counts as now. */
  readonly now: string;
  readonly request: Request;
  /** One 32-bit integer: not 0 when nobody wants the result any more. A thread that computes hears no message. */
  readonly stop: SharedArrayBuffer;
}

export type Word<Result> =
  | { readonly id: number; readonly share: number }
  | { readonly id: number; readonly result: Result }
  | { readonly id: number; readonly refusal: Refusal & { readonly status: number } }
  | { readonly id: number; readonly problem: string };

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** @param share 0 to 1 */
  readonly onProgress?: (share: number) => void;
}

interface Waiting<Result> {
  readonly resolve: (result: Result) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((share: number) => void) | undefined;
  readonly stop: Int32Array;
}

const GRACE_MILLISECONDS = 2000;

/**
 * A thread for engines, so that requests are answered while they compute. It has database connections of its own, does
 * one errand after the other, and is started at the first one. `serve` is its other end.
 */
export class AnalysisThread<Request, Result> implements AsyncDisposable {
  readonly #file: URL;
  readonly #store: Store;
  readonly #settings: unknown;
  readonly #waiting = new Map<number, Waiting<Result>>();
  #worker: Worker | undefined;
  #asked = 0;

  /** @param settings handed to the thread when it starts */
  constructor(file: URL, store: Store, settings?: unknown) {
    this.#file = file;
    this.#store = store;
    this.#settings = settings;
  }

  /**
   * @throws the reason of the signal where that ended it
   * @throws ForelandError what the errand was refused with; otherwise an Error that says what went wrong
   */
  async ask(view: View, now: string, request: Request, options: AskOptions = {}): Promise<Result> {
    const { signal, onProgress } = options;
    signal?.throwIfAborted();
    const id = (this.#asked += 1);
    const stop = new Int32Array(new SharedArrayBuffer(4));
    const end = (): void => void Atomics.store(stop, 0, 1);
    signal?.addEventListener('abort', end, { once: true });
    try {
      return await new Promise<Result>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject, onProgress, stop });
        const errand: Errand<Request> = { id, view, now, request, stop: stop.buffer as SharedArrayBuffer };
        this.#running().postMessage(errand);
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    const { host, port, user, password, database, connectionString, ssl } = this.#store.pool.options;
    const connection = { host, port, user, password, database, connectionString, ssl };
    const worker = new Worker(this.#file, {
      workerData: {
        connection: Object.fromEntries(Object.entries(connection).filter(([, value]) => value !== undefined)),
        settings: this.#settings,
      },
    });
    worker.on('message', (word: Word<Result>) => this.#hear(word));
    worker.on('error', (error) => this.#lose(error.message));
    worker.on('exit', () => this.#lose('the analysis thread ended'));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #hear(word: Word<Result>): void {
    const waiting = this.#waiting.get(word.id);
    if (!waiting) return;
    if ('share' in word) {
      waiting.onProgress?.(word.share);
      return;
    }
    this.#waiting.delete(word.id);
    if ('refusal' in word) waiting.reject(new ForelandError(word.refusal));
    else if ('problem' in word) waiting.reject(new Error(word.problem));
    else waiting.resolve(word.result);
  }

  /** The next errand starts a new thread; what waited for the old one is answered with its problem. */
  #lose(problem: string): void {
    this.#worker = undefined;
    for (const { reject } of this.#waiting.values()) reject(new Error(problem));
    this.#waiting.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    for (const { stop } of this.#waiting.values()) Atomics.store(stop, 0, 1);
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('stop');
    const waited = new AbortController();
    await Promise.race([
      ended,
      sleep(GRACE_MILLISECONDS, undefined, { signal: waited.signal }).catch(() => undefined),
    ]);
    waited.abort();
    await worker.terminate();
  }
}
