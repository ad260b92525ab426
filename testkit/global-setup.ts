import { openStore } from '@foreland/store';
import { startEmbedded } from '@foreland/store/embedded';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { Queue } from '../node/jobs/queue.ts';
import { TEMPLATE } from './database.ts';

/** One PostgreSQL for a run of the tests, with a migrated database from which each test file takes a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'foreland-test-'));
  const furnishedHome = await mkdtemp(join(tmpdir(), 'foreland-furnished-'));
  const server = await startEmbedded({ dataDirectory: folder, durable: false });
  const connection = server.connection();
  const administrator = new pg.Client(connection);
  await administrator.connect();
  await administrator.query(`CREATE DATABASE ${TEMPLATE}`);
  await administrator.end();

  const store = await openStore({ connection: server.connection(TEMPLATE), clock: () => new Date() });
  const queue = new Queue(store.pool, () => undefined);
  await queue.open({ run: async () => undefined, giveUp: async () => undefined }, [], []);
  await queue.close(1000);
  await store[Symbol.asyncDispose]();

  project.provide('database', connection);
  project.provide('furnishedHome', furnishedHome);
  project.provide('began', Date.now());
  return async () => {
    await server.stop('immediate');
    for (const path of [folder, furnishedHome]) await rm(path, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    database: { host: string; port: number; user: string; database: string };
    /** Folder of the furnished node (furnished.ts). */
    furnishedHome: string;
    /** Moment at which the run began, in milliseconds (clock.ts). */
    began: number;
  }
}
