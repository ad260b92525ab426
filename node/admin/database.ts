import { isForelandError } from '@foreland/model';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import type { Config } from '../config.ts';
import { findRunningDatabase } from '../running.ts';

export interface AdministeredStore extends AsyncDisposable {
  readonly store: Store;
}

/** Opens the node's store beside a node that runs, or starts its database where none does. */
export async function openAdministeredStore(config: Config, clock: () => Date): Promise<AdministeredStore> {
  await using parts = new AsyncDisposableStack();
  await mkdir(config.home, { recursive: true, mode: 0o711 });
  const connection =
    config.databaseUrl === undefined
      ? await embedded(config, parts)
      : { connectionString: config.databaseUrl };
  const store = parts.use(await openStore({ connection, clock }));
  const all = parts.move();
  return { store, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

async function embedded(config: Config, parts: AsyncDisposableStack): Promise<PoolConfig> {
  try {
    return parts.use(await startEmbedded({ dataDirectory: join(config.home, 'database') })).connection();
  } catch (error) {
    const running =
      isForelandError(error) && error.code === 'embedded-directory-in-use'
        ? await findRunningDatabase(config.home)
        : undefined;
    if (!running) throw error;
    return running;
  }
}
