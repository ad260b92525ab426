/** How slow the other side may be. */
export interface Patience {
  /** For one step, in milliseconds. */
  readonly idleMilliseconds: number;
  /** For all steps together: this much, and what its bytes take at the least rate. */
  readonly graceMilliseconds: number;
  readonly bytesPerSecond: number;
}

export class TooSlow extends Error {
  constructor() {
    super('the other side is too slow');
    this.name = 'TooSlow';
  }
}

/** Counts the time spent waiting for the other side, and only that: our own slowness is not theirs. */
export class Pace {
  readonly #patience: Patience;
  #waited = 0;
  #bytes = 0;

  constructor(patience: Patience) {
    this.#patience = patience;
  }

  moved(bytes: number): void {
    this.#bytes += bytes;
  }

  /** @throws TooSlow; the step itself goes on, and is for the caller to end. */
  async within<T>(step: Promise<T>): Promise<T> {
    const { idleMilliseconds, graceMilliseconds, bytesPerSecond } = this.#patience;
    const left = graceMilliseconds + (this.#bytes * 1000) / bytesPerSecond - this.#waited;
    const begun = performance.now();
    try {
      return await soon(step, Math.min(idleMilliseconds, left));
    } finally {
      this.#waited += performance.now() - begun;
    }
  }
}

/** @throws TooSlow */
export async function soon<T>(step: Promise<T>, milliseconds: number): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new TooSlow()), Math.max(0, milliseconds));
  try {
    return await Promise.race([step, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
