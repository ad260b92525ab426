import { openStore } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import type { EmbeddedServer } from '@foreland/store/embedded';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import { PERSONAS } from './auth/personas.ts';
import { checked, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { wire } from './context.ts';
import type { Context } from './context.ts';
import { prepare } from './first-start.ts';
import { handlers } from './http/routes.ts';
import { buildServer } from './http/server.ts';
import { addGauges } from './observe/gauges.ts';
import { openLog } from './observe/log.ts';
import { Sweeper } from './sweeper.ts';
import { runExportJob } from './rooms/exports.ts';
import { runImportJob } from './rooms/imports.ts';

export interface NodeOptions {
  readonly config?: Partial<Config>;
  /** Where the database is; without it the configuration says. */
  readonly connection?: PoolConfig;
  readonly clock?: () => Date;
  readonly random?: (bytes: number) => Uint8Array;
  /** Whether a new node is given the plan and, where configured, the exercise; it is where this is left out. */
  readonly furnished?: boolean;
  /** One line an event, for the person who waits for the start. */
  readonly tell?: (line: string) => void;
}

export interface RunningNode extends AsyncDisposable {
  /** Where browsers find it, such as `http://127.0.0.1:4000`. */
  readonly origin: string;
  readonly context: Context;
  /** Ends every part: running requests have five seconds, jobs go back into the queue. Further calls wait for the first. */
  stop(): Promise<void>;
}

const GRACE_MILLISECONDS = 5000;

/** Starts a partner's node. What was begun is ended again when a later part cannot start. */
export async function startNode(options: NodeOptions = {}): Promise<RunningNode> {
  const config = checked({ ...readConfig(), ...options.config });
  const clock = options.clock ?? (() => new Date());
  const random = options.random ?? ((bytes: number) => randomBytes(bytes));
  const log = openLog(config.logLevel);
  const tell = options.tell ?? (() => undefined);
  await using parts = new AsyncDisposableStack();

  await mkdir(config.home, { recursive: true, mode: 0o700 });
  const embedded = options.connection || config.databaseUrl !== undefined ? undefined : parts.use(await startDatabase(config, tell));
  const connection = options.connection ?? embedded?.connection() ?? { connectionString: config.databaseUrl };
  const store = parts.use(await openStore({ connection, clock }));
  const context = await wire({ config, store, log, clock, random });
  parts.use(context.metrics);
  parts.use(context.analyses);
  addGauges(context);
  if (config.exercise !== 'off') await context.accounts.keepPersonas(PERSONAS);

  context.jobs.register('dry-run', (job) => runImportJob(context, job));
  context.jobs.register('import', (job) => runImportJob(context, job));
  context.jobs.register('export', (job) => runExportJob(context, job));
  // The embedded database admits one node alone.
  await context.jobs.open({ alone: embedded !== undefined });
  parts.defer(() => context.jobs.close(GRACE_MILLISECONDS));
  parts.use(new Sweeper(context));

  if (options.furnished ?? true) await prepare(context, tell);

  const stopping = new AbortController();
  const app = await buildServer(context, handlers, stopping.signal);
  parts.defer(async () => {
    stopping.abort();
    const deadline = setTimeout(() => app.server.closeAllConnections(), GRACE_MILLISECONDS);
    await app.close();
    clearTimeout(deadline);
  });
  await app.listen({ host: config.host, port: config.port });
  const { port } = app.server.address() as AddressInfo;

  const running = parts.move();
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= running.disposeAsync());
  return {
    origin: config.origins[0] ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    context,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function startDatabase(config: Config, tell: (line: string) => void): Promise<EmbeddedServer> {
  return startEmbedded({ dataDirectory: join(config.home, 'database'), log: tell });
}
