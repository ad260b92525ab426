import type { Viewport } from './paint.ts';
import type { ChartScene } from './scene.ts';

export interface PaintAsked {
  /** Where it changed. */
  readonly scene?: ChartScene;
  readonly places?: Float32Array<ArrayBuffer>;
  readonly viewport: Viewport;
}

export interface Painted {
  readonly picture: ImageBitmap;
  readonly viewport: Viewport;
}

/**
 * Draws charts in a thread of its own, one picture after the other: while one is drawn, only the latest wish is kept.
 * The page is never held up, however large the chart is.
 */
export class Painter implements Disposable {
  readonly #worker: Worker;
  #isBusy = false;
  #next: PaintAsked | undefined;

  /**
   * @param onPainted takes the picture, which is its to close; `isLatest` where nothing else is wished for
   * @param onFailed called where the thread cannot draw: nothing comes any more
   * @throws where the browser has no canvas beside the page
   */
  constructor(onPainted: (painted: Painted, isLatest: boolean) => void, onFailed: () => void) {
    if (typeof OffscreenCanvas === 'undefined') throw new Error('this browser cannot draw beside the page');
    this.#worker = new Worker(new URL('./painter.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('error', onFailed);
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Painted>) => {
      this.#isBusy = false;
      onPainted(data, this.#next === undefined);
      this.#send();
    });
  }

  ask(asked: PaintAsked): void {
    this.#next = { ...this.#next, ...asked };
    this.#send();
  }

  #send(): void {
    if (this.#isBusy || !this.#next) return;
    this.#isBusy = true;
    this.#worker.postMessage(this.#next);
    this.#next = undefined;
  }

  [Symbol.dispose](): void {
    this.#worker.terminate();
  }
}
