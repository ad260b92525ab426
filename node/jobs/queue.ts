import { JOB_KINDS } from '@foreland/store/platform';
import type { JobKind } from '@foreland/store/platform';
import type { ClientBase, Pool } from 'pg';
import { PgBoss } from 'pg-boss';
import type { Db, Job as QueuedJob } from 'pg-boss';
import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionLoss } from '../connection-loss.ts';

/** Where a job goes that killed its process again and again. */
const LOST = 'lost';

/** A job that loses its process is run again; one that does so this often is given up. */
const RETRIES = 30;

const HEARTBEAT_SECONDS = 10;
const SUPERVISE_SECONDS = 2;
const LONGEST_JOB_SECONDS = 23 * 3600;
const LOOK_MILLISECONDS = 100;

interface Ticket {
  readonly job: string;
}

export interface Worker {
  /** Resolves when the job needs no further attention, rejects when it must be run again. */
  run(id: string, signal: AbortSignal): Promise<void>;
  /** A job that was given up. */
  giveUp(id: string): Promise<void>;
}

/**
 * The queue behind jobs: pg-boss in the node's own database, so that a job and its place in the queue are
 * written in one transaction, and any number of processes may work on it.
 */
export class Queue {
  readonly #boss: PgBoss;
  readonly #pool: Pool;
  readonly #closing = new AbortController();
  readonly #workers = new Map<JobKind, string>();

  constructor(pool: Pool, onError: (error: Error) => void) {
    this.#pool = pool;
    this.#boss = new PgBoss({
      db: databaseOf(pool),
      schedule: false,
      registerInstance: false,
      superviseIntervalSeconds: SUPERVISE_SECONDS,
      monitorIntervalSeconds: SUPERVISE_SECONDS,
      monitorVacuum: false,
      openTelemetry: { enabled: false },
    });
    this.#boss.on('error', onError);
  }

  /** @param orphans jobs that a process that is known to be gone had taken up, or may have */
  async open(
    worker: Worker,
    kinds: readonly JobKind[],
    orphans: readonly { id: string; kind: JobKind }[],
  ): Promise<void> {
    await this.#boss.start();
    const existing = new Set((await this.#boss.getQueues()).map(({ name }) => name));
    if (!existing.has(LOST)) await this.#boss.createQueue(LOST);
    for (const kind of JOB_KINDS) {
      if (existing.has(kind)) continue;
      await this.#boss.createQueue(kind, {
        retryLimit: RETRIES,
        retryDelay: 0,
        expireInSeconds: LONGEST_JOB_SECONDS,
        heartbeatSeconds: HEARTBEAT_SECONDS,
        deadLetter: LOST,
      });
    }
    for (const { id, kind } of orphans) await this.#boss.fail(kind, id);
    for (const kind of kinds) {
      this.#workers.set(
        kind,
        await this.#boss.work<Ticket>(kind, { batchSize: 1 }, async ([queued]) => {
          if (!queued) return;
          try {
            await worker.run(queued.data.job, queued.signal);
          } catch (error) {
            if (isConnectionLoss(error)) await this.#databaseIsBack();
            this.wake(kind);
            throw error;
          }
        }),
      );
    }
    await this.#boss.work<Ticket>(
      LOST,
      { pollingIntervalSeconds: 10 },
      async (queued: QueuedJob<Ticket>[]) => {
        for (const { data } of queued) await worker.giveUp(data.job);
      },
    );
  }

  /** Puts a job in the queue as part of the client's transaction. */
  async send(client: ClientBase, kind: JobKind, id: string): Promise<void> {
    await this.#boss.send(kind, { job: id } satisfies Ticket, { id, db: databaseOf(client) });
  }

  /** Lets this process look for work at once instead of at its next turn. */
  wake(kind: JobKind): void {
    const worker = this.#workers.get(kind);
    if (worker !== undefined) this.#boss.notifyWorker(worker);
  }

  /**
   * The queue keeps its books in the database. A job that lost the database is handed back when there is one
   * again; handed back before, it would lie until its heartbeat is missed.
   */
  async #databaseIsBack(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const back = await this.#pool.query('SELECT 1').then(
        () => true,
        () => false,
      );
      if (back) return;
      await sleep(LOOK_MILLISECONDS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Waits for running jobs as long as `milliseconds`; those that do not end go back into the queue. */
  async close(milliseconds: number): Promise<void> {
    this.#closing.abort();
    await this.#boss.stop({ graceful: true, timeout: milliseconds });
  }
}

function databaseOf(client: Pool | ClientBase): Db {
  return { executeSql: (text, values) => client.query(text, values) };
}
