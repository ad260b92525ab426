import { setTimeout as sleep } from 'node:timers/promises';
import type { View } from '@foreland/model';
import type { Logger } from 'pino';

/** How long a request waits for an analysis before it answers with what there is. */
export const PATIENCE_MILLISECONDS = 1500;
/** After a failure the same data is not tried again for this long. */
const RETRY_MILLISECONDS = 30_000;

export interface UpkeepOptions {
  /** What is kept, for the log. */
  readonly what: string;
  /** Digest of what the results of a view are to be computed from; undefined where they are as they should be. */
  readonly due: (view: View) => Promise<string | undefined>;
  readonly compute: (view: View) => Promise<unknown>;
  /** Writes down that what the view holds is combined, for whoever asked; nothing is computed before that is kept. */
  readonly logged: (view: View) => Promise<unknown>;
  readonly log: Logger;
}

/** Keeps results up to date with the data, for each view class and only when somebody looks. */
export class Upkeep {
  readonly #options: UpkeepOptions;
  readonly #running = new Map<string, Promise<void>>();
  readonly #failed = new Map<string, number>();

  constructor(options: UpkeepOptions) {
    this.#options = options;
  }

  /**
   * @param patience milliseconds to wait for a computation that is due
   * @returns whether one for the view is still under way
   */
  async ensure(view: View, patience = PATIENCE_MILLISECONDS): Promise<boolean> {
    const deadline = performance.now() + patience;
    for (;;) {
      const due = await this.#options.due(view);
      if (due === undefined) return false;
      const key = `${view.viewClass} ${due}`;
      if ((this.#failed.get(key) ?? 0) > performance.now()) return false;
      const running = this.#running.get(view.viewClass);
      const run = running ?? this.#start(key, view);
      const left = deadline - performance.now();
      if (left <= 0 || !(await within(run, left))) return true;
      // What was under way may have begun before the data changed.
      if (running === undefined) return false;
    }
  }

  #start(key: string, view: View): Promise<void> {
    const run = this.#options
      .logged(view)
      .then(() => this.#options.compute(view))
      .then(() => undefined)
      .catch((error: unknown) => {
        this.#failed.set(key, performance.now() + RETRY_MILLISECONDS);
        this.#options.log.error({ err: error }, `${this.#options.what} failed`);
      })
      .finally(() => this.#running.delete(view.viewClass));
    this.#running.set(view.viewClass, run);
    return run;
  }
}

async function within(run: Promise<void>, milliseconds: number): Promise<boolean> {
  const waited = new AbortController();
  const done = await Promise.race([
    run.then(() => true),
    sleep(milliseconds, false, { signal: waited.signal }).catch(() => false),
  ]);
  waited.abort();
  return done;
}
