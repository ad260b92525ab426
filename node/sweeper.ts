import type { Context } from './context.ts';

const EVERY_MILLISECONDS = 600_000;
const KEEP_JOBS_MILLISECONDS = 7 * 24 * 3600 * 1000;

/**
 * Removes, every ten minutes, what has outlived its use: ended sessions, old uploads and photographs that nothing names,
 * exports and jobs, matches of views that nobody has any more.
 */
export class Sweeper implements AsyncDisposable {
  readonly #context: Context;
  readonly #timer: NodeJS.Timeout;
  #pass: Promise<void> | undefined;

  constructor(context: Context) {
    this.#context = context;
    this.#timer = setInterval(() => {
      this.#pass ??= this.#sweep().finally(() => {
        this.#pass = undefined;
      });
    }, EVERY_MILLISECONDS);
  }

  async #sweep(): Promise<void> {
    const { sessions, attempts, uploads, photos, exports, jobs, engines, exchange, clock, log } =
      this.#context;
    try {
      await sessions.sweep();
      await attempts.removeForgotten(clock());
      await uploads.sweep();
      await photos.sweep();
      await exports.sweep();
      await engines.sweep();
      await exchange.sweep();
      await jobs.sweep(new Date(clock().getTime() - KEEP_JOBS_MILLISECONDS));
    } catch (error) {
      log.warn({ err: error }, 'sweeping was left for the next time');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#pass;
  }
}
