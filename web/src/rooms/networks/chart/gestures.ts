import type { Point } from './camera.ts';

export interface GestureEvents {
  /** @returns whether something is there that moves with the pointer; otherwise the whole chart moves */
  onGrab(pixel: Point): boolean;
  /** What was grabbed is to be so many pixels further. */
  onDrag(by: Point): void;
  onDrop(): void;
  onPan(by: Point): void;
  onZoom(factor: number, pixel: Point): void;
  /** `isAdded`: to what is selected already. */
  onClick(pixel: Point, isAdded: boolean): void;
  onDoubleClick(pixel: Point): void;
  /** The pointer is over a pixel, or has left. */
  onHover(pixel: Point | undefined): void;
}

/** A pointer that moves less, in pixels, is one that clicks. */
const STILL = 4;
const ZOOM_OF_PIXEL = 0.0016;
/** Wheels that count in lines, and touch pads that pinch, move in smaller numbers. */
const PIXELS_OF_LINE = 24;
const PINCH = 6;

/** What is done to a chart with a mouse, a pen or fingers: one moves, two zoom. */
export class Gestures implements Disposable {
  readonly #element: HTMLElement;
  readonly #events: GestureEvents;
  readonly #listening = new AbortController();
  readonly #pointers = new Map<number, Point>();
  #start: Point = { x: 0, y: 0 };
  #state: 'none' | 'pressed' | 'drags' | 'pans' = 'none';

  constructor(element: HTMLElement, events: GestureEvents) {
    this.#element = element;
    this.#events = events;
    const { signal } = this.#listening;
    element.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    element.addEventListener('pointermove', (event) => this.#move(event), { signal });
    element.addEventListener('pointerup', (event) => this.#release(event, true), { signal });
    element.addEventListener('pointercancel', (event) => this.#release(event, false), { signal });
    element.addEventListener('pointerleave', () => events.onHover(undefined), { signal });
    element.addEventListener('dblclick', (event) => events.onDoubleClick(this.#at(event)), { signal });
    element.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
  }

  [Symbol.dispose](): void {
    this.#listening.abort();
  }

  #at({ clientX, clientY }: MouseEvent): Point {
    const { left, top } = this.#element.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  #press(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    this.#element.setPointerCapture(event.pointerId);
    const pixel = this.#at(event);
    this.#pointers.set(event.pointerId, pixel);
    if (this.#pointers.size === 1) {
      this.#start = pixel;
      this.#state = 'pressed';
    } else {
      // A second finger: what the first one held is let go.
      if (this.#state === 'drags') this.#events.onDrop();
      this.#state = 'pans';
    }
  }

  #move(event: PointerEvent): void {
    const pixel = this.#at(event);
    const before = this.#pointers.get(event.pointerId);
    if (!before) {
      this.#events.onHover(pixel);
      return;
    }
    if (this.#state === 'pressed') {
      if (Math.hypot(pixel.x - this.#start.x, pixel.y - this.#start.y) < STILL) return;
      this.#state = this.#events.onGrab(this.#start) ? 'drags' : 'pans';
    }
    const others = [...this.#pointers].filter(([id]) => id !== event.pointerId);
    this.#pointers.set(event.pointerId, pixel);
    const other = others[0]?.[1];
    if (other) this.#pinch(other, before, pixel);
    else if (this.#state === 'drags') this.#events.onDrag({ x: pixel.x - before.x, y: pixel.y - before.y });
    else this.#events.onPan({ x: pixel.x - before.x, y: pixel.y - before.y });
  }

  #pinch(still: Point, before: Point, now: Point): void {
    const apart = (point: Point): number => Math.hypot(point.x - still.x, point.y - still.y) || 1;
    this.#events.onPan({ x: (now.x - before.x) / 2, y: (now.y - before.y) / 2 });
    this.#events.onZoom(apart(now) / apart(before), { x: (now.x + still.x) / 2, y: (now.y + still.y) / 2 });
  }

  #release(event: PointerEvent, isDone: boolean): void {
    if (!this.#pointers.delete(event.pointerId) || this.#pointers.size > 0) return;
    const was = this.#state;
    this.#state = 'none';
    if (was === 'drags') this.#events.onDrop();
    else if (was === 'pressed' && isDone)
      this.#events.onClick(this.#start, event.shiftKey || event.ctrlKey || event.metaKey);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : PIXELS_OF_LINE;
    const pixels = event.deltaY * unit * (event.ctrlKey ? PINCH : 1);
    this.#events.onZoom(Math.exp(-pixels * ZOOM_OF_PIXEL), this.#at(event));
  }
}
