import { ForelandError } from '@foreland/model';
import { openStore } from '@foreland/store';
import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import type { PoolConfig } from 'pg';
import { PERSONAS } from './auth/personas.ts';
import { checked, readConfig } from './config.ts';
import type { Config } from './config.ts';
import { OwnDatabase } from './database.ts';
import { wire } from './context.ts';
import type { Context } from './context.ts';
import { prepare } from './first-start.ts';
import { handlers } from './http/routes.ts';
import { buildServer } from './http/server.ts';
import { addGauges } from './observe/gauges.ts';
import { openLog } from './observe/log.ts';
import { leaveNote } from './running.ts';
import { Sweeper } from './sweeper.ts';
import { runExportJob } from './rooms/exports.ts';
import { runImportJob } from './rooms/imports.ts';
import { runCrossMatchJob } from './rooms/matches.ts';

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

  // Closed for reading; the database may run under an account of its own and must pass through.
  await mkdir(config.home, { recursive: true, mode: 0o711 });
  const elsewhere =
    options.connection ??
    (config.databaseUrl === undefined ? undefined : { connectionString: config.databaseUrl });
  const own = elsewhere ? undefined : parts.use(await OwnDatabase.start({ home: config.home, tell, log }));
  const store = parts.use(await openStore({ connection: elsewhere ?? own?.connection ?? {}, clock }));
  own?.watch(store.pool);
  const context = await wire({ config, store, log, clock, random });
  parts.use(context.audit);
  parts.use(context.metrics);
  parts.use(context.engines);
  parts.use(context.rankings);
  parts.use(context.exchange);
  parts.use(context.taxii);
  addGauges(context);
  if (config.exercise !== 'off') await context.accounts.keepPersonas(personasOf(config));

  context.jobs.register('dry-run', (job) => runImportJob(context, job));
  context.jobs.register('import', (job) => runImportJob(context, job));
  context.jobs.register('export', (job) => runExportJob(context, job));
  context.jobs.register('cross-match', (job) => runCrossMatchJob(context, job));
  context.jobs.register('taxii', (job) => context.taxii.run(context, job));
  // The embedded database admits one node alone.
  const alone = own !== undefined;
  if (alone) {
    await context.uploads.discardUnfinished();
    await context.photos.discardUnfinished();
  }
  await context.jobs.open({ alone });
  parts.defer(() => context.jobs.close(GRACE_MILLISECONDS));
  parts.use(new Sweeper(context));

  const stopping = new AbortController();
  const app = await buildServer(context, handlers, stopping.signal);
  parts.defer(async () => {
    stopping.abort();
    await closeServer(app);
  });
  await listen(app, config);
  const { port } = app.server.address() as AddressInfo;

  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const origin = config.origins[0] ?? `http://${host}:${port}`;
  parts.use(await leaveNote(config.home, { origin, database: own?.connection }));
  if (options.furnished ?? true) await prepare(context, tell);
  await context.exchange.start();
  context.taxii.start(context);
  context.lifecycle.becomeReady();

  const running = parts.move();
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= running.disposeAsync());
  return {
    origin,
    context,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

/** A node that holds its partner's share alone is that partner's: nobody of another one works at it. */
function personasOf({ partner, exerciseShare }: Config): typeof PERSONAS {
  return exerciseShare === 'all' ? PERSONAS : PERSONAS.filter((persona) => persona.partner === partner);
}

/** Lets running requests finish for a while, and closes each connection as it falls idle. */
async function closeServer(app: FastifyInstance): Promise<void> {
  const idle = setInterval(() => app.server.closeIdleConnections(), 20);
  const deadline = setTimeout(() => app.server.closeAllConnections(), GRACE_MILLISECONDS);
  await app.close();
  clearInterval(idle);
  clearTimeout(deadline);
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code !== 'EADDRINUSE' && code !== 'EACCES' && code !== 'EADDRNOTAVAIL') throw cause;
    throw new ForelandError({
      code: 'address-unusable',
      message: `The node cannot listen on ${host}, port ${port} (${code}).`,
      remedy:
        code === 'EADDRINUSE'
          ? 'Stop the program that uses the port, or choose another one: FORELAND_PORT=4001.'
          : 'Choose an address of this machine and a port above 1023: FORELAND_HOST, FORELAND_PORT.',
      status: 500,
      cause,
    });
  }
}
