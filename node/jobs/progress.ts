const EVERY_MILLISECONDS = 250;
const LOOK_EVERY = 4;

interface Options {
  readonly write: (share: number | undefined, step: string | undefined) => Promise<void>;
  readonly isCancelling: () => Promise<boolean>;
  readonly onCancel: () => void;
  readonly onWritten: () => void;
}

/**
 * Writes the latest progress of a job at most four times a second, and looks once a second whether its owner
 * wants it stopped: the wish may have reached another process.
 */
export class ProgressWriter {
  readonly #options: Options;
  readonly #timer: NodeJS.Timeout;
  #latest: { readonly share: number | undefined; readonly step: string | undefined } | undefined;
  #turn: Promise<void> | undefined;
  #turns = 0;

  constructor(options: Options) {
    this.#options = options;
    this.#timer = setInterval(() => {
      this.#turn ??= this.#takeTurn().finally(() => {
        this.#turn = undefined;
      });
    }, EVERY_MILLISECONDS);
  }

  report(share: number | undefined, step: string | undefined): void {
    this.#latest = { share: share === undefined ? undefined : Math.min(1, Math.max(0, share)), step };
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#turn;
  }

  async #takeTurn(): Promise<void> {
    const latest = this.#latest;
    this.#latest = undefined;
    this.#turns += 1;
    try {
      if (latest) {
        await this.#options.write(latest.share, latest.step);
        this.#options.onWritten();
      }
      if (this.#turns % LOOK_EVERY === 0 && (await this.#options.isCancelling())) this.#options.onCancel();
    } catch {
      // The database is away; the job itself will notice.
    }
  }
}
