import { ForelandError } from '@foreland/model';
import type { Route } from '@foreland/model/contract';

const WINDOW_MILLISECONDS = 60_000;
const DEFAULT_LIMIT = 600;

/** Counts requests by route and caller in windows of a minute; memory is given back with each window. */
export class RateLimiter {
  readonly #clock: () => Date;
  #window = -1;
  #counts = new Map<string, number>();

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  /** @throws ForelandError `too-many-requests`. */
  count(route: Pick<Route, 'id' | 'limit'>, caller: string): void {
    const now = this.#clock().getTime();
    const window = Math.floor(now / WINDOW_MILLISECONDS);
    if (window !== this.#window) {
      this.#window = window;
      this.#counts = new Map();
    }
    const key = `${route.id} ${caller}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count <= (route.limit ?? DEFAULT_LIMIT)) return;
    const seconds = Math.ceil(((window + 1) * WINDOW_MILLISECONDS - now) / 1000);
    throw new ForelandError({
      code: 'too-many-requests',
      message: 'There were too many requests of this kind within a minute.',
      remedy: `Wait ${seconds} seconds, then go on more slowly.`,
      status: 429,
    });
  }
}
