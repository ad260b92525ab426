import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { View } from '@foreland/model';
import type { Store } from '@foreland/store';
import type { Logger } from 'pino';
import { ANALYSIS, analysisDigest } from './analyse.ts';
import type { AnalysisAnswer, AnalysisRequest } from './worker.ts';

/** How long a request waits for an analysis before it answers with what there is. */
const PATIENCE_MILLISECONDS = 1500;
/** After a failure the same data is not tried again for this long. */
const RETRY_MILLISECONDS = 30_000;

export interface AnalysesOptions {
  readonly store: Store;
  readonly clock: () => Date;
  readonly log: Logger;
}

/**
 * Keeps leads and indicators up to date with the data, for each view class and only when somebody looks.
 * The engines run in a thread of their own, so that requests are answered meanwhile.
 */
export class Analyses implements AsyncDisposable {
  readonly #store: Store;
  readonly #clock: () => Date;
  readonly #log: Logger;
  readonly #running = new Map<string, Promise<void>>();
  readonly #failed = new Map<string, number>();
  readonly #waiting = new Map<number, (answer: AnalysisAnswer) => void>();
  #worker: Worker | undefined;
  #requests = 0;

  constructor({ store, clock, log }: AnalysesOptions) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /**
   * @param patience milliseconds to wait for an analysis that is due
   * @returns whether an analysis of the view is still under way
   */
  async ensure(view: View, patience = PATIENCE_MILLISECONDS): Promise<boolean> {
    const now = this.#clock().toISOString();
    const wanted = await this.#store.read(view, async (reader) => {
      const digest = analysisDigest(await reader.digest(), now);
      return (await reader.derived(ANALYSIS))?.digest === digest ? undefined : digest;
    });
    if (wanted === undefined) return false;
    const key = `${view.viewClass} ${wanted}`;
    if ((this.#failed.get(key) ?? 0) > performance.now()) return false;
    const running = this.#running.get(view.viewClass) ?? this.#start(key, view, now);
    if (patience === 0) return true;
    const waited = new AbortController();
    const done = await Promise.race([
      running.then(() => true),
      sleep(patience, false, { signal: waited.signal }).catch(() => false),
    ]);
    waited.abort();
    return !done;
  }

  #start(key: string, view: View, now: string): Promise<void> {
    const run = this.#ask({ id: ++this.#requests, view, now })
      .then(({ problem }) => {
        if (problem === undefined) return;
        this.#failed.set(key, performance.now() + RETRY_MILLISECONDS);
        this.#log.error({ problem }, 'an analysis failed');
      })
      .finally(() => this.#running.delete(view.viewClass));
    this.#running.set(view.viewClass, run);
    return run;
  }

  #ask(request: AnalysisRequest): Promise<AnalysisAnswer> {
    return new Promise((resolve) => {
      this.#waiting.set(request.id, resolve);
      this.#thread().postMessage(request);
    });
  }

  #thread(): Worker {
    if (this.#worker) return this.#worker;
    const { host, port, user, password, database, connectionString, ssl } = this.#store.pool.options;
    const connection = { host, port, user, password, database, connectionString, ssl };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: {
        connection: Object.fromEntries(Object.entries(connection).filter(([, value]) => value !== undefined)),
      },
    });
    worker.on('message', (answer: AnalysisAnswer) => {
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    worker.on('error', (error) => this.#lose(error.message));
    worker.on('exit', () => this.#lose('the analysis thread ended'));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  /** The next request starts a new thread; what waited for the old one is answered with its problem. */
  #lose(problem: string): void {
    this.#worker = undefined;
    for (const [id, resolve] of this.#waiting) resolve({ id, problem });
    this.#waiting.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('stop');
    await Promise.race([ended, sleep(2000)]);
    await worker.terminate();
  }
}
