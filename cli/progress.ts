import type { Page } from './render/style.ts';
import { oneLine } from './render/text.ts';
import { shorten } from './render/width.ts';
import type { Output } from './terminal.ts';

/** Least time between two lines where they cannot be overwritten. */
const PAUSE_MILLISECONDS = 5000;
const BAR_COLUMNS = 20;

/**
 * How far work is, on standard error: one line that is overwritten in a terminal, and elsewhere a line now and then.
 */
export class Progress implements Disposable {
  readonly #output: Output | undefined;
  readonly #page: Page;
  #shown = '';
  #lineAt = 0;

  /** @param output where to write; nowhere if absent */
  constructor(output: Output | undefined, page: Page) {
    this.#output = output;
    this.#page = page;
  }

  /** @param share from 0 to 1; absent while the amount of work is unknown */
  show(what: string, share?: number): void {
    const bar =
      share === undefined
        ? ''
        : `${'█'.repeat(Math.round(share * BAR_COLUMNS)).padEnd(BAR_COLUMNS, '░')} ${String(Math.floor(share * 100)).padStart(3)} % `;
    const line = bar + oneLine(what);
    if (line === this.#shown) return;
    this.#shown = line;
    if (this.#output?.isTTY) {
      this.#output.write(`\r\u001b[K${shorten(line, this.#page.width - 1)}`);
    } else if (this.#output && performance.now() - this.#lineAt >= PAUSE_MILLISECONDS) {
      if (this.#lineAt > 0)
        this.#output.write(`${share === undefined ? '' : `${Math.floor(share * 100)} % `}${oneLine(what)}\n`);
      this.#lineAt = performance.now();
    }
  }

  /** Leaves nothing of the line behind. */
  [Symbol.dispose](): void {
    if (this.#shown !== '' && this.#output?.isTTY) this.#output.write('\r\u001b[K');
    this.#shown = '';
  }
}
