export interface LayoutAsked {
  /** x and y of each node. */
  readonly places: Float32Array;
  /** 1 for nodes that stay where they are. */
  readonly fixed: Uint8Array;
  /** Nodes at the two ends of each link. */
  readonly ends: Uint32Array;
  readonly rounds: number;
  /** Rounds after which places are told. */
  readonly step: number;
}

export interface LayoutTold {
  readonly places: Float32Array;
  readonly isLast: boolean;
}

/** Arranges charts in a thread of its own; a new run ends the one before. */
export class Layout {
  #worker: Worker | undefined;

  /**
   * @param onPlaces called after every step with x and y of each node
   * @param onFailed called where the thread cannot run: everything stays where it stands
   */
  start(
    { places, fixed, ends }: Pick<LayoutAsked, 'places' | 'fixed' | 'ends'>,
    onPlaces: (places: Float32Array, isLast: boolean) => void,
    onFailed: () => void,
  ): void {
    this.stop();
    if (!fixed.includes(0)) return;
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<LayoutTold>) => {
      // What was told before it was stopped may still come.
      if (this.#worker !== worker) return;
      onPlaces(data.places, data.isLast);
      if (data.isLast) this.stop();
    });
    worker.addEventListener('error', () => {
      if (this.#worker !== worker) return;
      this.stop();
      onFailed();
    });
    const asked: LayoutAsked = { places, fixed, ends, ...effortOf(fixed.length) };
    worker.postMessage(asked, [places.buffer, fixed.buffer, ends.buffer]);
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/** Fewer rounds for many nodes: what is gained by more is not worth the wait. */
function effortOf(nodes: number): Pick<LayoutAsked, 'rounds' | 'step'> {
  if (nodes <= 300) return { rounds: 400, step: 100 };
  if (nodes <= 2000) return { rounds: 200, step: 20 };
  if (nodes <= 8000) return { rounds: 80, step: 5 };
  return { rounds: 40, step: 4 };
}
