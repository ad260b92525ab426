import type { Level, Partner } from '@foreland/model';
import { startNode } from '@foreland/node';
import type { RunningNode } from '@foreland/node';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { PoolConfig } from 'pg';
import { introduce } from '../node/partners/introduction.ts';
import { TestClient } from './client.ts';
import { createTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { startFaultProxy } from './fault-proxy.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { quietConfig } from './quiet.ts';

/** What the database of a host held at one moment. */
export type Backup = TestDatabase;

/** A node on a machine that can fail: its line, its database connections, its disk, its clock, itself, and its backups. */
export class TestHost implements AsyncDisposable {
  readonly partner: Partner;
  readonly proxy: FaultProxy;
  readonly #home: string;
  #database: TestDatabase;
  /** How far its clock is ahead, in milliseconds. */
  ahead = 0;
  node!: RunningNode;

  private constructor(partner: Partner, proxy: FaultProxy, database: TestDatabase, home: string) {
    this.partner = partner;
    this.proxy = proxy;
    this.#database = database;
    this.#home = home;
  }

  static async start(partner: Partner): Promise<TestHost> {
    const home = await mkdtemp(join(tmpdir(), 'foreland-host-'));
    const host = new TestHost(partner, await startFaultProxy(), await createTestDatabase(), home);
    await host.#open();
    return host;
  }

  /** Hosts of several partners, each of which knows the others. */
  static async startAll(
    partners: readonly Partner[],
    clearance: Level = 'secret',
  ): Promise<readonly TestHost[]> {
    const hosts = await Promise.all(partners.map((partner) => TestHost.start(partner)));
    for (const host of hosts)
      for (const other of hosts) if (other !== host) await introduce(directoryOf(other), directoryOf(host), clearance);
    return hosts;
  }

  /** Its node ends in good order, and begins again. */
  async restart(): Promise<void> {
    await this.node.stop();
    await this.#open();
  }

  /** Every connection to its database ends now, whatever it is doing. */
  async breakConnections(): Promise<void> {
    const client = new pg.Client(this.connection);
    await client.connect();
    try {
      await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      );
    } finally {
      await client.end();
    }
  }

  /** Its folders for packages are gone for a while, and come back as they were. */
  async loseDisk(meanwhile: () => Promise<void>): Promise<void> {
    const folders = ['incoming', 'outgoing'].map((name) => join(this.#home, name));
    for (const folder of folders) await rename(folder, `${folder}.away`);
    try {
      await meanwhile();
    } finally {
      for (const folder of folders) await rename(`${folder}.away`, folder);
    }
  }

  /** A copy of its database as it is now; the node stands still meanwhile. To be disposed of. */
  async backUp(): Promise<Backup> {
    await this.node.stop();
    const backup = await createTestDatabase(this.#database.connection.database);
    await this.#open();
    return backup;
  }

  /** Its database becomes what it was; its folder, with keys and sealed files, stays as it is. */
  async restore(backup: Backup): Promise<void> {
    await this.node.stop();
    await this.#database[Symbol.asyncDispose]();
    this.#database = await createTestDatabase(backup.connection.database);
    await this.#open();
  }

  /** Somebody of the exercise, signed in. */
  async persona(id: string): Promise<TestClient> {
    const caller = new TestClient(this.node.origin);
    await caller.signInAsPersona(id);
    return caller;
  }

  get connection(): PoolConfig {
    return this.#database.connection;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.node.stop();
    await this.proxy[Symbol.asyncDispose]();
    await this.#database[Symbol.asyncDispose]();
    await rm(this.#home, { recursive: true, force: true });
  }

  async #open(): Promise<void> {
    this.node = await startNode({
      config: {
        ...quietConfig(this.#home),
        partner: this.partner,
        partnerPort: 0,
        partnerOrigin: `https://127.0.0.1:${this.proxy.port}`,
      },
      connection: this.connection,
      furnished: false,
      clock: () => new Date(Date.now() + this.ahead),
    });
    this.proxy.target = this.node.context.exchange.port ?? 0;
  }
}

function directoryOf({ node }: TestHost) {
  return node.context.exchange.directory;
}
