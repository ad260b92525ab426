import { createHash } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Accounts } from './account.ts';
import { EmbeddedServerError } from './errors.ts';
import { openTo } from './placement.ts';

/** Only names the socket file: the server does not listen on any network address. */
export const PORT = 5432;

export interface SettingsOptions {
  /** False: a crash of the machine may lose data. For tests. */
  readonly durable: boolean;
  /** Such as `256MB`. */
  readonly sharedBuffers: string;
  /** Version of the binaries. */
  readonly version: string;
}

export interface Settings {
  readonly values: Readonly<Record<string, string>>;
  /** Equal for equal settings and binaries; a running server reports it as `foreland.settings`. */
  readonly fingerprint: string;
}

/** Settings for a laptop with two cores and an SSD (PostgreSQL 18 documentation, chapter 19). */
export function chooseSettings({ durable, sharedBuffers, version }: SettingsOptions): Settings {
  if (!/^\d+\s?(kB|MB|GB)$/.test(sharedBuffers)) {
    throw new EmbeddedServerError(
      'embedded-setting-invalid',
      `"${sharedBuffers}" is not an amount of memory for the database.`,
      'Give a whole number with its unit, such as 256MB.',
    );
  }
  const onIfDurable = durable ? 'on' : 'off';
  const values = {
    fsync: onIfDurable,
    full_page_writes: onIfDurable,
    // Costs little without fsync, and keeps what is committed when only the server is killed.
    synchronous_commit: 'on',
    // One call after a crash, instead of opening every file.
    recovery_init_sync_method: process.platform === 'linux' ? 'syncfs' : 'fsync',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',

    shared_buffers: sharedBuffers,
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    effective_cache_size: '1GB',
    random_page_cost: '1.1',
    max_connections: '120',
    max_parallel_workers: '2',
    max_parallel_workers_per_gather: '1',
    // Compiling pays off for queries of seconds, and ours must take milliseconds.
    jit: 'off',

    // Ends the queries of a node that was killed.
    client_connection_check_interval: '2s',
    // These settings are written anew on each start; changes from elsewhere would come and go.
    allow_alter_system: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    default_text_search_config: 'pg_catalog.simple',

    // The log must not hold personal data. Messages of level ERROR and the details of any message may quote
    // values and statements; the node receives them and decides. Messages about the server itself remain.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    log_line_prefix: '%m [%p] ',
  };
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([version, values]))
    .digest('hex')
    .slice(0, 16);
  return { values, fingerprint };
}

/**
 * Writes the configuration outside the data files, where the server can read but not change it, and returns
 * the parameters that make `postgres` use it.
 *
 * Authentication is `peer`: the kernel tells the server which user is at the other end of the socket, and
 * only the node's own user is let in (as any role). The closed folder already keeps others from the socket;
 * this is the second lock, for the day somebody opens the folder.
 */
export async function writeConfiguration(
  directory: string,
  settings: Settings,
  socketDirectory: string,
  accounts: Accounts,
): Promise<string[]> {
  const all = {
    ...settings.values,
    listen_addresses: '',
    port: String(PORT),
    unix_socket_directories: socketDirectory,
    unix_socket_permissions: '0700',
    'foreland.settings': settings.fingerprint,
  };
  const files = {
    'postgresql.conf': Object.entries(all)
      .map(([name, value]) => `${name} = ${quote(value)}\n`)
      .join(''),
    'pg_hba.conf': 'local all all peer map=foreland\n',
    'pg_ident.conf': `foreland "${accounts.client}" all\n`,
  };
  const server = accounts.service?.server;
  await mkdir(directory, { recursive: true, mode: 0o700 });
  if (server) await openTo(directory, server, 0o750);
  for (const [name, content] of Object.entries(files)) {
    const draft = join(directory, `${name}.new`);
    await writeFile(draft, content, { mode: 0o600 });
    if (server) await openTo(draft, server, 0o640);
    await rename(draft, join(directory, name));
  }
  return Object.entries({ config: 'postgresql.conf', hba: 'pg_hba.conf', ident: 'pg_ident.conf' }).flatMap(
    ([kind, name]) => ['-c', `${kind}_file=${join(directory, name)}`],
  );
}

function quote(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
