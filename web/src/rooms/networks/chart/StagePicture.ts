import { shiftBetween } from './camera.ts';
import type { Viewport } from './paint.ts';
import { Painter } from './Painter.ts';
import type { Painted } from './Painter.ts';
import type { ChartScene } from './scene.ts';

/**
 * Marks and links on a canvas. They are drawn in a thread, in a picture that is somewhat larger than what is seen: when
 * the camera moves, the last picture moves with it at once, until the one for the new camera is there. So a chart of
 * any size follows the pointer, with or without a graphics card.
 */
export class StagePicture implements Disposable {
  readonly #stage: HTMLCanvasElement;
  readonly #painter: Painter;
  #hasShown = false;
  #scene: ChartScene | undefined;
  #points: Float32Array<ArrayBuffer> | undefined;
  #asked: Viewport | undefined;
  #painted: Painted | undefined;

  /**
   * @param onPainted called when there is something new to draw
   * @param onFailed called where nothing can be drawn any more
   * @throws where the browser cannot draw beside the page
   */
  constructor(stage: HTMLCanvasElement, onPainted: () => void, onFailed: () => void) {
    this.#stage = stage;
    this.#painter = new Painter((painted, isLatest) => {
      this.#painted?.picture.close();
      this.#painted = painted;
      if (isLatest) stage.setAttribute('aria-busy', 'false');
      onPainted();
    }, onFailed);
  }

  show(scene: ChartScene): void {
    this.#hasShown = true;
    this.#scene = scene;
  }

  /** @param points see `placesOf`, of the scene shown last */
  move(points: Float32Array<ArrayBuffer>): void {
    this.#points = points;
  }

  draw(viewport: Viewport): void {
    this.#ask(viewport);
    const { extent, ratio } = viewport;
    const [width, height] = [Math.round(extent.width * ratio), Math.round(extent.height * ratio)];
    if (this.#stage.width !== width || this.#stage.height !== height) {
      this.#stage.width = width;
      this.#stage.height = height;
    }
    const context = this.#stage.getContext('2d')!;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, extent.width, extent.height);
    if (!this.#painted) return;
    const { picture, viewport: before } = this.#painted;
    const { x, y, scale } = shiftBetween(before, viewport);
    context.drawImage(
      picture,
      x - before.margin * scale,
      y - before.margin * scale,
      (before.extent.width + 2 * before.margin) * scale,
      (before.extent.height + 2 * before.margin) * scale,
    );
  }

  [Symbol.dispose](): void {
    this.#painter[Symbol.dispose]();
    this.#painted?.picture.close();
  }

  #ask(viewport: Viewport): void {
    // The thread has nothing to draw, would not answer, and would be waited for ever after.
    if (!this.#hasShown) return;
    const before = this.#asked;
    const isSeenAlike =
      before !== undefined &&
      before.camera === viewport.camera &&
      before.extent === viewport.extent &&
      before.ratio === viewport.ratio &&
      before.markScale === viewport.markScale;
    if (isSeenAlike && !this.#scene && !this.#points) return;
    this.#asked = viewport;
    this.#stage.setAttribute('aria-busy', 'true');
    this.#painter.ask({
      ...(this.#scene ? { scene: this.#scene } : {}),
      ...(this.#points ? { places: this.#points } : {}),
      viewport,
    });
    // The thread keeps them.
    this.#scene = undefined;
    this.#points = undefined;
  }
}
