import type { Partner } from '@foreland/model';
import type { Store } from '@foreland/store';
import { forgetTold } from '@foreland/store/platform';
import { execFile } from 'node:child_process';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Config } from '../node/config.ts';
import { TestClient } from './client.ts';
import { createTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { startFaultProxy } from './fault-proxy.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { quietConfig } from './quiet.ts';

/** What the database of a machine held at one moment. */
export type Backup = TestDatabase;

/** What a machine is made of before a node runs on it. */
export interface MachineParts {
  readonly partner: Partner;
  readonly proxy: FaultProxy;
  readonly database: TestDatabase;
  readonly disk: Disk;
}

export async function machineParts(partner: Partner): Promise<MachineParts> {
  return {
    partner,
    proxy: await startFaultProxy(),
    database: await createTestDatabase(),
    disk: await Disk.make(),
  };
}

/** A machine with a node on it that can fail: its line, its database connections, its disk, its clock, itself, and its backups. */
export abstract class Machine implements AsyncDisposable {
  readonly partner: Partner;
  readonly proxy: FaultProxy;
  readonly disk: Disk;
  #database: TestDatabase;

  constructor({ partner, proxy, database, disk }: MachineParts) {
    this.partner = partner;
    this.proxy = proxy;
    this.disk = disk;
    this.#database = database;
  }

  /** The node's store, to look into it and to contribute. */
  abstract get store(): Store;
  abstract get origin(): string;
  /** Brings partners in line, and lets everything that waits try again now. @returns whether all are in line */
  abstract pass(): Promise<boolean>;
  /** Sets the node's clock ahead of the time of day, or behind. */
  abstract setAhead(milliseconds: number): void;
  /** Ends the node in good order. */
  protected abstract close(): Promise<void>;
  protected abstract begin(): Promise<void>;

  async restart(): Promise<void> {
    await this.close();
    await this.begin();
  }

  /** Every connection to its database ends now, whatever it is doing. */
  async breakConnections(): Promise<void> {
    await this.#ask(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
  }

  /** A copy of its database as it is now; the node stands still meanwhile. To be disposed of. */
  async backUp(): Promise<Backup> {
    await this.close();
    const backup = await createTestDatabase(this.connection.database);
    await this.begin();
    return backup;
  }

  /** Its database becomes what it was, as `foreland restore` does it; its folder, with keys and sealed files, stays as it is. */
  async restore(backup: Backup): Promise<void> {
    await this.close();
    await this.#database[Symbol.asyncDispose]();
    this.#database = await createTestDatabase(backup.connection.database);
    await this.#within(forgetTold);
    await this.begin();
  }

  /** Somebody of the exercise, signed in. */
  async persona(id: string): Promise<TestClient> {
    const caller = new TestClient(this.origin);
    await caller.signInAsPersona(id);
    return caller;
  }

  #ask(query: string): Promise<void> {
    return this.#within(async (client) => void (await client.query(query)));
  }

  async #within(work: (client: pg.Client) => Promise<void>): Promise<void> {
    const client = new pg.Client(this.connection);
    await client.connect();
    try {
      await work(client);
    } finally {
      await client.end();
    }
  }

  /** With what its node is started. */
  protected get config(): Partial<Config> {
    return {
      ...quietConfig(this.disk.folder),
      partner: this.partner,
      partnerPort: 0,
      partnerOrigin: `https://127.0.0.1:${this.proxy.port}`,
    };
  }

  get connection(): TestDatabase['connection'] {
    return this.#database.connection;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
    await this.proxy[Symbol.asyncDispose]();
    await this.#database[Symbol.asyncDispose]();
    await this.disk[Symbol.asyncDispose]();
  }
}

const SIZE = '16m';
const run = promisify(execFile);

/** A small disk of its own where this process may mount one; otherwise a folder, which can be away but not full. */
export class Disk implements AsyncDisposable {
  readonly folder: string;
  readonly canBeFull: boolean;

  private constructor(folder: string, canBeFull: boolean) {
    this.folder = folder;
    this.canBeFull = canBeFull;
  }

  static async make(): Promise<Disk> {
    const folder = await mkdtemp(join(tmpdir(), 'foreland-machine-'));
    const isMounted = await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder]).then(
      () => true,
      () => false,
    );
    return new Disk(folder, isMounted);
  }

  /** Nothing more can be written meanwhile; what is there can be read. */
  async full(meanwhile: () => Promise<void>): Promise<void> {
    if (!this.canBeFull) return this.away(meanwhile);
    const ballast = join(this.folder, 'ballast');
    const file = await open(ballast, 'w');
    try {
      for (const size of [65_536, 512])
        for (;;)
          if (
            !(await file.appendFile(Buffer.alloc(size)).then(
              () => true,
              () => false,
            ))
          )
            break;
      await meanwhile();
    } finally {
      await file.close();
      await rm(ballast);
    }
  }

  /** Its folders for packages are gone meanwhile, and come back as they were. */
  async away(meanwhile: () => Promise<void>): Promise<void> {
    const folders = ['incoming', 'outgoing'].map((name) => join(this.folder, name));
    for (const folder of folders) await rename(folder, `${folder}.away`);
    try {
      await meanwhile();
    } finally {
      for (const folder of folders) await rename(`${folder}.away`, folder);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.canBeFull) await run('umount', ['-l', this.folder]);
    await rm(this.folder, { recursive: true, force: true });
  }
}
