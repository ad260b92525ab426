import type { Json, View } from '@foreland/model';
import { openStore } from '@foreland/store';
import type { Store } from '@foreland/store';
import { JobTable } from '@foreland/store/platform';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { pino } from 'pino';
import { ForelandError } from '@foreland/model';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../testkit/database.ts';
import type { TestDatabase } from '../../testkit/database.ts';
import { Jobs } from './jobs.ts';
import type { RunningJob } from './jobs.ts';

let database: TestDatabase;
let store: Store;
let jobs: Jobs;
let view: View;
const owner = {
  user: 'ada',
  partner: 'GB',
  role: 'analyst',
  purpose: 'cross-check',
  clearance: 'restricted',
} as const;
/** What a job of this test does, by its payload. */
const behaviours = new Map<Json, (job: RunningJob) => Promise<void>>();

function newJobs(): Jobs {
  const made = new Jobs({
    audit: async () => undefined,
    pool: store.pool,
    table: new JobTable(store.pool, () => new Date()),
    log: pino({ level: 'silent' }),
    random: (bytes) => randomBytes(bytes),
  });
  for (const kind of ['dry-run', 'import', 'export'] as const) {
    made.register(kind, async (job) => {
      await behaviours.get(job.payload)?.(job);
      return {
        report: {
          contribution: undefined,
          accepted: 1,
          known: 0,
          rejected: 0,
          records: 1,
          errors: [],
          lost: [],
        },
      };
    });
  }
  return made;
}

beforeAll(async () => {
  database = await createTestDatabase();
  store = await openStore({ connection: database.connection, clock: () => new Date() });
  view = await store.view(owner);
  jobs = newJobs();
  await jobs.open({ alone: true });
});

afterAll(async () => {
  await jobs.close(1000);
  await store[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

async function endOf(id: string, from = jobs): Promise<ReturnType<Jobs['find']>> {
  let last = await from.find(owner, id);
  for await (const job of from.follow(owner, id, new AbortController().signal)) last = job;
  return last;
}

/** A job that goes on until it is interrupted. */
async function goOn({ signal }: RunningJob): Promise<never> {
  if (!signal.aborted) await once(signal, 'abort');
  throw signal.reason;
}

/** Makes a job go on until it is interrupted. @returns what resolves when it has begun */
function begun(payload: string): Promise<void> {
  const begins = Promise.withResolvers<void>();
  behaviours.set(payload, (job) => {
    begins.resolve();
    return goOn(job);
  });
  return begins.promise;
}

test('a job shows its progress and ends with its report', async () => {
  // Each step waits until the one before was shown.
  const shown = [0.25, 0.5, 0.75, 1].map(() => Promise.withResolvers<void>());
  behaviours.set('steps', async (job) => {
    for (const [at, step] of shown.entries()) {
      job.progress((at + 1) / 4, `step ${at}`);
      await step.promise;
    }
  });
  const { id, state } = await jobs.start('import', 'steps', view);
  expect(state).toMatch(/waiting|running/);
  const seen = new Set<number | undefined>();
  for await (const { progress, step } of jobs.follow(owner, id, new AbortController().signal)) {
    seen.add(progress);
    if (step !== undefined) shown[Number(step.slice(5))]?.resolve();
  }
  expect([...seen]).toEqual([undefined, 0.25, 0.5, 0.75, 1]);
  expect(await jobs.find(owner, id)).toMatchObject({ state: 'done', progress: 1, report: { accepted: 1 } });
});

test('a job starts at once, and not when the queue is looked at next', async () => {
  const times: number[] = [];
  for (let at = 0; at < 4; at += 1) {
    const began = performance.now();
    await endOf((await jobs.start('dry-run', 'nothing', view)).id);
    times.push(performance.now() - began);
  }
  // It is looked at every two seconds. A busy machine may make one slow, and hardly all.
  expect(Math.min(...times.slice(1))).toBeLessThan(1500);
});

test('a job is its owner’s alone, in the same role, for the same purpose, with the same clearance', async () => {
  const { id } = await jobs.start('dry-run', 'nothing', view);
  await endOf(id);
  for (const other of [
    { user: 'bea' },
    { partner: 'FR' },
    { role: 'liaison-officer' },
    { purpose: 'strategic' },
    { clearance: 'secret' },
  ] as const) {
    const stranger = { ...owner, ...other };
    await expect(jobs.find(stranger, id)).rejects.toMatchObject({ code: 'job-unknown', status: 404 });
    await expect(jobs.cancel(stranger, id)).rejects.toMatchObject({ code: 'job-unknown' });
    expect(await jobs.list(stranger)).toEqual([]);
  }
  expect((await jobs.list(owner)).map((job) => job.id)).toContain(id);
});

test('a refusal is told to the owner, a failure by its reference only, and neither is tried again', async () => {
  let runs = 0;
  behaviours.set('refuse', async () => {
    runs += 1;
    throw new ForelandError({ code: 'file-odd', message: 'Odd.', remedy: 'Even it.', place: { line: 3 } });
  });
  behaviours.set('break', async () => {
    runs += 1;
    throw new Error('the secret of row 7');
  });
  expect(await endOf((await jobs.start('import', 'refuse', view)).id)).toMatchObject({
    state: 'failed',
    problem: { code: 'file-odd', place: { line: 3 } },
  });
  const broken = await endOf((await jobs.start('import', 'break', view)).id);
  expect(broken).toMatchObject({ state: 'failed', problem: { code: 'internal' } });
  expect(JSON.stringify(broken)).not.toContain('secret');
  // Were one of them tried again, that would come before what is started now.
  await endOf((await jobs.start('import', 'nothing', view)).id);
  expect(runs).toBe(2);
});

test('a job that is cancelled stops, and one that waits never starts', async () => {
  let ran = false;
  const isRunning = begun('long');
  behaviours.set('next', async () => {
    ran = true;
  });
  const long = await jobs.start('export', 'long', view);
  const next = await jobs.start('export', 'next', view);
  await isRunning;
  expect((await jobs.cancel(owner, next.id)).state).toBe('cancelled');
  expect((await jobs.cancel(owner, long.id)).state).toBe('cancelled');
  // Were it still in the queue, it would come before what is started now.
  await endOf((await jobs.start('export', 'nothing', view)).id);
  expect(ran).toBe(false);
});

test('a wish to cancel reaches a job in another process through the database', async () => {
  const isRunning = begun('long');
  const { id } = await jobs.start('export', 'long', view);
  await isRunning;
  await new JobTable(store.pool, () => new Date()).cancel(owner, id);
  expect((await endOf(id)).state).toBe('cancelled');
});

test('a job that the node interrupts by stopping is run again by the next one', async () => {
  let runs = 0;
  const begins = Promise.withResolvers<void>();
  behaviours.set('twice', async (job) => {
    runs += 1;
    begins.resolve();
    if (runs === 1) await goOn(job);
  });
  const { id } = await jobs.start('import', 'twice', view);
  await begins.promise;
  await jobs.close(1000);
  expect(await jobs.find(owner, id)).toMatchObject({ state: 'waiting' });
  jobs = newJobs();
  await jobs.open({ alone: true });
  expect(await endOf(id)).toMatchObject({ state: 'done' });
  expect(runs).toBe(2);
});

test('a job whose connection broke is run again', async () => {
  let runs = 0;
  behaviours.set('disconnected', async () => {
    runs += 1;
    if (runs > 1) return;
    const client = await store.pool.connect();
    client.on('error', () => undefined);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await store.pool.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    try {
      await client.query('SELECT 1');
    } finally {
      client.release(true);
    }
  });
  const { id } = await jobs.start('import', 'disconnected', view);
  expect(await endOf(id)).toMatchObject({ state: 'done' });
  expect(runs).toBe(2);
});
