import { ForelandError } from '@foreland/model';
import { isLoopback } from '../config.ts';
import type { Config } from '../config.ts';

/** Under which origins browsers may reach the node. */
export class Origins {
  readonly #configured: readonly string[];
  readonly #loopback: boolean;

  constructor(config: Pick<Config, 'origins' | 'host'>) {
    this.#configured = config.origins;
    this.#loopback = isLoopback(config.host);
  }

  /**
   * The origin a request was sent to. On a loopback address any other name is refused, because a page
   * elsewhere can make its own name resolve to this machine (DNS rebinding).
   * @throws ForelandError `host-unknown`.
   */
  of(host: string | undefined): string {
    const configured = this.#configured.find((origin) => new URL(origin).host === host);
    if (configured !== undefined) return configured;
    const url = host === undefined ? null : URL.parse(`http://${host}`);
    if (this.#loopback && url && isLoopback(url.hostname.replace(/^\[|\]$/g, ''))) return url.origin;
    const first = this.#configured[0];
    if (!this.#loopback && first !== undefined) return first;
    throw new ForelandError({
      code: 'host-unknown',
      message: 'This node does not answer under that name.',
      remedy: 'Use the address it printed at start, or set FORELAND_ORIGIN.',
      status: 421,
    });
  }

  /**
   * Refuses a change that another site had a browser send. Browsers name the origin with every such request;
   * without one it must be a program that says so, which a page cannot do without being asked first.
   * @throws ForelandError `origin-refused`.
   */
  requireSame(request: {
    readonly origin: string | undefined;
    readonly host: string | undefined;
    readonly bearer: boolean;
    readonly program: boolean;
  }): void {
    const own =
      request.origin === undefined
        ? request.bearer || request.program
        : request.origin === this.of(request.host);
    if (own) return;
    throw new ForelandError({
      code: 'origin-refused',
      message: 'The request does not come from this node’s own pages.',
      remedy:
        'Open Foreland under its own address; programs send “x-foreland-client: cli” or a bearer token.',
      status: 403,
    });
  }
}
