import { startEmbedded } from '@foreland/store/embedded';
import type { EmbeddedServer } from '@foreland/store/embedded';
import { join } from 'node:path';
import type { Pool, PoolConfig } from 'pg';
import type { Logger } from 'pino';

const LOOK_MILLISECONDS = 1000;

/** The node's own database: started with the node, started again when it dies, stopped with the node. */
export class OwnDatabase implements AsyncDisposable {
  readonly #start: () => Promise<EmbeddedServer>;
  readonly #log: Logger;
  #server: EmbeddedServer;
  #pool: Pool | undefined;
  #timer: NodeJS.Timeout | undefined;
  #revival: Promise<void> | undefined;

  private constructor(server: EmbeddedServer, start: () => Promise<EmbeddedServer>, log: Logger) {
    this.#server = server;
    this.#start = start;
    this.#log = log;
  }

  static async start(options: {
    readonly home: string;
    readonly tell: (line: string) => void;
    readonly log: Logger;
  }): Promise<OwnDatabase> {
    const start = (): Promise<EmbeddedServer> =>
      startEmbedded({ dataDirectory: join(options.home, 'database'), log: options.tell });
    return new OwnDatabase(await start(), start, options.log);
  }

  get connection(): PoolConfig & ReturnType<EmbeddedServer['connection']> {
    return this.#server.connection();
  }

  /** Watches over the server from now on; connections of the pool find it again when it has moved. */
  watch(pool: Pool): void {
    this.#pool = pool;
    this.#timer = setInterval(() => {
      if (this.#revival || isAlive(this.#server.postmasterPid)) return;
      this.#revival = this.#revive().finally(() => {
        this.#revival = undefined;
      });
    }, LOOK_MILLISECONDS);
  }

  async #revive(): Promise<void> {
    this.#log.error('the database ended and is started again');
    try {
      await this.#server.stop('immediate');
      this.#server = await this.#start();
      if (this.#pool) this.#pool.options.host = this.#server.connection().host;
    } catch (error) {
      this.#log.fatal({ err: error }, 'the database could not be started again; it is tried once more');
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    await this.#revival;
    await this.#server.stop();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
