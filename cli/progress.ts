import type { Page } from './render/style.ts';
import { oneLine } from './render/text.ts';
import { shorten } from './render/width.ts';
import type { Output } from './terminal.ts';

const BAR_COLUMNS = 20;

/**
 * How far work is: one line on standard error that is overwritten, in a terminal only; files and programs get none.
 */
export class Progress implements Disposable {
  readonly #output: Output | undefined;
  readonly #page: Page;
  #shown = '';

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
    if (this.#output?.isTTY) this.#output.write(`\r\u001b[K${shorten(line, this.#page.width - 1)}`);
  }

  /** Leaves nothing of the line behind. */
  [Symbol.dispose](): void {
    if (this.#shown !== '' && this.#output?.isTTY) this.#output.write('\r\u001b[K');
    this.#shown = '';
  }
}
