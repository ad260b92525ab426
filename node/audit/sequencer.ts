import type { AuditTree } from '@foreland/store/platform';
import type { Logger } from 'pino';

const BATCH_ROWS = 100;
const BATCH_MILLISECONDS = 1000;
/** Looks for rows that another process of this node wrote and did not live to put into the tree. */
const LOOK_MILLISECONDS = 15_000;
const MOST_ROWS = 4096;

/**
 * Puts rows of the audit log into its tree, in the background: as soon as a hundred wait, or a second after the first
 * of them, and when the node starts and stops. What is not in the tree when the process dies is in the database and
 * comes in at the next start.
 */
export class AuditSequencer implements AsyncDisposable {
  readonly #tree: AuditTree;
  readonly #log: Logger;
  readonly #look: NodeJS.Timeout;
  #waiting = 0;
  #timer: NodeJS.Timeout | undefined;
  #run: Promise<void> | undefined;
  #failure: unknown;
  #closed = false;

  constructor(tree: AuditTree, log: Logger) {
    this.#tree = tree;
    this.#log = log;
    this.#look = setInterval(() => void this.#inBackground(), LOOK_MILLISECONDS);
    this.#look.unref();
    void this.#inBackground();
  }

  /** A row was written. */
  readonly written = (): void => {
    this.#waiting += 1;
    if (this.#closed) return;
    if (this.#waiting >= BATCH_ROWS) void this.#inBackground();
    else this.#timer ??= setTimeout(() => void this.#inBackground(), BATCH_MILLISECONDS);
  };

  /** Resolves when everything that was written before this call is in the tree. @throws ForelandError `audit-log-damaged` */
  async flush(): Promise<void> {
    // A run that is under way may have begun before the last row was written.
    await this.#run?.catch(() => undefined);
    await this.#start();
  }

  /** Why the last batch did not get its place; undefined where it did. */
  get failure(): unknown {
    return this.#failure;
  }

  #start(): Promise<void> {
    this.#run ??= this.#sequence()
      .then(
        () => {
          this.#failure = undefined;
        },
        (error: unknown) => {
          this.#failure = error;
          throw error;
        },
      )
      .finally(() => {
        this.#run = undefined;
      });
    return this.#run;
  }

  async #inBackground(): Promise<void> {
    if (this.#closed) return;
    try {
      await this.#start();
    } catch (error) {
      this.#log.error({ err: error }, 'rows of the audit log wait for their place in its tree');
    }
  }

  async #sequence(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#waiting = 0;
    while ((await this.#tree.sequence(MOST_ROWS)) === MOST_ROWS);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    clearInterval(this.#look);
    clearTimeout(this.#timer);
    await this.flush().catch((error: unknown) => {
      this.#log.warn({ err: error }, 'rows of the audit log get their place in its tree at the next start');
    });
  }
}
