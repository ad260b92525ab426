/**
 * The embedded PostgreSQL server: the database of a node that was given no `DATABASE_URL`.
 *
 * An instance directory holds everything of one database:
 *
 *     owner.<n>    which node has it (ownership.ts)      cluster/   the data files (initialise.ts)
 *     config/      written at each start (settings.ts)   socket/    the only way in (socket.ts)
 *     server.log   messages of the server                binaries/  private copy, if needed (binaries.ts)
 *     moved-to     instead of all these, where the place is closed to the service account (placement.ts)
 *
 * Life cycle. A start claims the directory, so that two nodes never share it. It then looks for processes
 * that an earlier node left: a postmaster in good order is adopted, remains of a killed one are cleared away.
 * Otherwise it makes the data files if there are none, writes the configuration, launches the postmaster in
 * a session of its own and waits until it accepts a connection; after a crash this includes recovery.
 * `stop` ends the server and gives up the claim. A node that is killed leaves its server running, for the
 * next one to adopt: whatever was committed is safe in every case.
 *
 * Who can connect: root and the user who runs the node. The server has no network address; the folder of its
 * socket is closed to other users; and authentication asks the kernel who is calling (settings.ts). Started
 * by root, the server runs under a user id that nothing else has (account.ts).
 */
import { join } from 'node:path';
import type { Client } from 'pg';
import { chooseAccounts, type Accounts } from './account.ts';
import { findBinaryPackage, provideBinaries, type BinaryPackage } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './initialise.ts';
import { acquireOwnership, type Ownership } from './ownership.ts';
import { makeShelter, placeInstance, SHELTER } from './placement.ts';
import { findPostmaster, launchPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts';
import { connectWhenReady } from './readiness.ts';
import { endedEarly, openServerLog, readLastLines, type ServerLog } from './server-log.ts';
import { chooseSettings, PORT, writeConfiguration, type Settings } from './settings.ts';
import { makeSocketDirectory, removeTemporarySocketDirectory } from './socket.ts';

export interface EmbeddedServerOptions {
  /** Made if it does not exist; must be empty or an instance directory otherwise. */
  readonly dataDirectory: string;
  /** Default true. False is for tests: a crash of the machine may then destroy the data. */
  readonly durable?: boolean;
  /** Memory for the page cache, such as `256MB` (the default). */
  readonly sharedBuffers?: string;
  /** Receives one line per event worth telling the person at the keyboard. */
  readonly log?: (line: string) => void;
}

export interface ConnectionParameters {
  /** Folder of the Unix socket; `pg` takes it as the host. */
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

export interface EmbeddedServer extends AsyncDisposable {
  readonly socketDirectory: string;
  /** Only names the socket file. */
  readonly port: number;
  readonly superuser: string;
  readonly postmasterPid: number;
  /** True when the server was running already, left by a node that was killed. */
  readonly adopted: boolean;
  /** @param database default `postgres` */
  connection(database?: string): ConnectionParameters;
  /** Ends the server; close all connections first. Further calls wait for the first. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

interface Instance {
  readonly directory: string;
  readonly cluster: string;
  readonly accounts: Accounts;
  readonly settings: Settings;
  readonly durable: boolean;
  readonly log: (line: string) => void;
}

/** @throws {EmbeddedServerError} with what to do about it */
export async function startEmbedded(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { dataDirectory, durable = true, sharedBuffers = '256MB', log = () => {} } = options;
  const source = await findBinaryPackage();
  const accounts = chooseAccounts();
  const settings = chooseSettings({ durable, sharedBuffers, version: source.version });
  const directory = await placeInstance(dataDirectory, accounts, SHELTER, log);
  const instance = { directory, cluster: join(directory, 'cluster'), accounts, settings, durable, log };

  const ownership = await acquireOwnership(directory);
  try {
    const found = await adopt(instance);
    const postmaster = found ?? (await start(instance, source));
    await ownership.confirm();
    return serverOf(instance, postmaster, ownership, found !== undefined);
  } catch (error) {
    await ownership.release();
    throw error;
  }
}

/**
 * Ends the server that a node which was killed left running, and whatever else is left of one.
 * @returns whether a server was running
 * @throws {EmbeddedServerError} `embedded-directory-in-use` where a living process has the directory
 */
export async function endLeftServer(dataDirectory: string): Promise<boolean> {
  const directory = await placeInstance(dataDirectory, chooseAccounts(), SHELTER, () => undefined);
  const cluster = join(directory, 'cluster');
  const ownership = await acquireOwnership(directory);
  try {
    const postmaster = await findPostmaster(cluster);
    if (postmaster) {
      await stopPostmaster(cluster, postmaster.handle, 'fast');
      await removeTemporarySocketDirectory(postmaster.socketDirectory);
    }
    await ownership.confirm();
    return postmaster !== undefined;
  } finally {
    await ownership.release();
  }
}

/** Takes over a running server if it has the settings we want; otherwise makes sure that none runs. */
async function adopt({ cluster, settings, log }: Instance): Promise<Postmaster | undefined> {
  const postmaster = await findPostmaster(cluster);
  const client = postmaster && (await connectWhenReady(cluster, postmaster, log));
  if (client && (await takeOver(client, settings))) {
    log(`took over the running database, process ${postmaster.handle.pid}`);
    return postmaster;
  }
  if (postmaster) {
    log('the database was left running with other settings, or stopping; it is started anew');
    await stopPostmaster(cluster, postmaster.handle, 'fast');
    await removeTemporarySocketDirectory(postmaster.socketDirectory);
  }
  return undefined;
}

/** Ends the sessions of the former owner, whose transactions might still hold locks. */
async function takeOver(client: Client, settings: Settings): Promise<boolean> {
  try {
    const { rows } = await client.query<{ fingerprint: string | null }>(
      "select current_setting('foreland.settings', true) as fingerprint",
    );
    if (rows[0]?.fingerprint !== settings.fingerprint) return false;
    await client.query(
      `select pg_terminate_backend(pid, 5000) from pg_stat_activity
       where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    return true;
  } finally {
    await client.end();
  }
}

async function start(instance: Instance, source: BinaryPackage): Promise<Postmaster> {
  const { directory, cluster, accounts, durable, log } = instance;
  const server = accounts.service?.server;
  const began = performance.now();
  const binaries = await provideBinaries(source, server, async () => {
    if (!server) return join(directory, 'binaries');
    await makeShelter(SHELTER);
    return SHELTER;
  });
  const made = await ensureCluster({ cluster, binaries, version: source.version, accounts, durable });
  const socketDirectory = await makeSocketDirectory(directory, server);
  try {
    const configuration = join(directory, 'config');
    const parameters = await writeConfiguration(configuration, instance.settings, socketDirectory, accounts);
    const serverLog = await openServerLog(directory);
    const handle = await launchPostmaster(
      binaries.postgres,
      cluster,
      parameters,
      server,
      serverLog.file.fd,
    ).finally(() => serverLog.file.close());
    const postmaster = { handle, socketDirectory, port: PORT };
    await confirmReady(instance, postmaster, serverLog);
    log(`database ${made ? 'made and ' : ''}started in ${Math.round(performance.now() - began)} ms`);
    return postmaster;
  } catch (error) {
    await removeTemporarySocketDirectory(socketDirectory);
    throw error;
  }
}

async function confirmReady(instance: Instance, postmaster: Postmaster, serverLog: ServerLog): Promise<void> {
  try {
    const client = await connectWhenReady(instance.cluster, postmaster, instance.log);
    if (!client) throw endedEarly(instance.directory, await readLastLines(serverLog));
    await client.end();
  } catch (error) {
    await stopPostmaster(instance.cluster, postmaster.handle, 'immediate');
    throw error;
  }
}

function serverOf(
  { cluster }: Instance,
  postmaster: Postmaster,
  ownership: Ownership,
  adopted: boolean,
): EmbeddedServer {
  const { handle, socketDirectory, port } = postmaster;
  let stopped: Promise<void> | undefined;
  async function end(mode: 'fast' | 'immediate'): Promise<void> {
    await stopPostmaster(cluster, handle, mode);
    await removeTemporarySocketDirectory(socketDirectory);
    await ownership.release();
  }
  function stop(mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
    stopped ??= end(mode);
    return stopped;
  }
  return {
    socketDirectory,
    port,
    superuser: SUPERUSER,
    postmasterPid: handle.pid,
    adopted,
    connection: (database = 'postgres') => ({ host: socketDirectory, port, user: SUPERUSER, database }),
    stop,
    [Symbol.asyncDispose]: () => stop(),
  };
}
