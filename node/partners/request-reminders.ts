import type { Logger } from 'pino';
import type { Requests } from './requests.ts';

/** Often enough for a clock of eight hours. */
const EVERY_MILLISECONDS = 60_000;

/** Looks every minute whether partners are to be reminded of requests that they have not answered. */
export class RequestReminders implements AsyncDisposable {
  readonly #requests: Requests;
  readonly #log: Logger;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> | undefined;

  constructor(requests: Requests, log: Logger) {
    this.#requests = requests;
    this.#log = log;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#pass ??= this.#remind().finally(() => {
        this.#pass = undefined;
      });
    }, EVERY_MILLISECONDS);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#pass;
  }

  async #remind(): Promise<void> {
    try {
      await this.#requests.remind();
    } catch (error) {
      this.#log.warn({ err: error }, 'partners were not reminded of requests; it is tried again');
    }
  }
}
