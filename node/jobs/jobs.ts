import { ForelandError, isForelandError } from '@foreland/model';
import type { Json, Reader, View } from '@foreland/model';
import type { Job, JobKind, JobResult, JobTable, JobTask } from '@foreland/store/platform';
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Logger } from 'pino';
import { isConnectionLoss } from '../connection-loss.ts';
import { Interruption } from './interruption.ts';
import { ProgressWriter } from './progress.ts';
import { Queue } from './queue.ts';
import { randomId } from '../random.ts';

/** A job as the code that does it sees it. */
export interface RunningJob extends JobTask {
  /** Aborts when the owner cancels, the node stops, or another process took the job over. Then throw `signal.reason`. */
  readonly signal: AbortSignal;
  /** Tells the owner how far the work is; count only what the owner may see. @param share 0 to 1, where known */
  progress(share: number | undefined, step?: string): void;
  /** Names records that the job shows, changes or discloses, for the audit log. */
  concerns(records: Iterable<string>): void;
}

/** How a job ended, for the audit log. */
export interface JobEnd {
  readonly outcome: 'allowed' | 'failed';
  /** Records that the job named. */
  readonly records: readonly string[];
  readonly result: JobResult | undefined;
  /** Code of the refusal. */
  readonly code: string | undefined;
}

/** Writes down how a job ended; resolves when that is kept. */
export type JobLog = (task: JobTask, end: JobEnd) => Promise<void>;

/** Does a job. It may run again after an interruption, so running it twice must equal running it once. */
export type JobRun = (job: RunningJob) => Promise<JobResult>;

const LISTED = 50;
const LOOK_MILLISECONDS = 500;
const CANCEL_WAIT_MILLISECONDS = 2000;

/** Long work, outside requests. A job belongs to who started it, in the role and for the purpose of then. */
export class Jobs {
  readonly #pool: Pool;
  readonly #table: JobTable;
  readonly #log: Logger;
  readonly #random: (bytes: number) => Uint8Array;
  readonly #queue: Queue;
  readonly #audit: JobLog;
  readonly #runs = new Map<JobKind, JobRun>();
  readonly #running = new Map<string, AbortController>();
  readonly #changes = new EventEmitter().setMaxListeners(0);
  #closing = false;

  constructor(options: {
    readonly pool: Pool;
    readonly table: JobTable;
    readonly log: Logger;
    readonly random: (bytes: number) => Uint8Array;
    readonly audit: JobLog;
  }) {
    this.#pool = options.pool;
    this.#audit = options.audit;
    this.#table = options.table;
    this.#log = options.log;
    this.#random = options.random;
    this.#queue = new Queue(options.pool, (error) => {
      if (!this.#closing) this.#log.error({ err: error }, 'the job queue reports an error');
    });
  }

  /** Says how jobs of a kind are done. To be called before `open`. */
  register(kind: JobKind, run: JobRun): void {
    if (this.#runs.has(kind)) throw new Error(`jobs of kind ${kind} are registered twice`);
    this.#runs.set(kind, run);
  }

  /**
   * Begins to work.
   * @param alone no other process works on this database, so what has not ended was left by one that is gone
   */
  async open({ alone }: { readonly alone: boolean }): Promise<void> {
    const orphans = alone ? await this.#table.unfinished() : [];
    await this.#queue.open(
      { run: (id, signal) => this.#run(id, signal), giveUp: (id) => this.#giveUp(id) },
      [...this.#runs.keys()],
      orphans,
    );
  }

  /** Starts a job for the reader of the view. The job is kept when this resolves. */
  async start(kind: JobKind, payload: Json, view: View): Promise<Job> {
    // As it was when it was added: whether it has begun by now is a matter of chance.
    return { id: await this.#add(kind, payload, view), kind, state: 'waiting' };
  }

  async list(reader: Reader): Promise<readonly Job[]> {
    return this.#table.list(reader, LISTED);
  }

  /** @throws ForelandError `job-unknown`, also for a job of somebody else. */
  async find(reader: Reader, id: string): Promise<Job> {
    const job = await this.#table.find(reader, id);
    if (job) return job;
    throw new ForelandError({
      code: 'job-unknown',
      message: 'You have no such job, in this role and for this purpose.',
      remedy: 'Look at the list of your jobs; ended ones are kept for a week.',
      status: 404,
    });
  }

  /** The job now and after each change, until it has ended. */
  async *follow(reader: Reader, id: string, signal: AbortSignal): AsyncGenerator<Job> {
    let shown: string | undefined;
    while (!signal.aborted) {
      const changed = this.#changeOf(id, signal);
      const job = await this.find(reader, id);
      const text = JSON.stringify(job);
      if (text !== shown) yield job;
      shown = text;
      if (hasEnded(job)) return;
      await changed;
    }
  }

  /** Asks for the end of a job and waits a moment for it. @throws ForelandError `job-unknown`. */
  async cancel(reader: Reader, id: string): Promise<Job> {
    await this.#table.cancel(reader, id);
    const found = await this.find(reader, id);
    this.#running.get(id)?.abort(new Interruption('cancelled'));
    this.#changes.emit(id);
    if (hasEnded(found)) return found;
    let last = found;
    for await (const job of this.follow(reader, id, AbortSignal.timeout(CANCEL_WAIT_MILLISECONDS)))
      last = job;
    return last;
  }

  async sweep(before: Date): Promise<void> {
    await this.#table.removeEndedBefore(before);
  }

  countStates(): ReturnType<JobTable['countStates']> {
    return this.#table.countStates();
  }

  /** Interrupts what runs and puts it back in the queue, for the next start or another process. */
  async close(milliseconds: number): Promise<void> {
    this.#closing = true;
    for (const controller of this.#running.values()) controller.abort(new Interruption('stopping'));
    await this.#queue.close(milliseconds);
  }

  /** The job and its place in the queue are written in one transaction. */
  async #add(kind: JobKind, payload: Json, view: View): Promise<string> {
    if (!this.#runs.has(kind)) throw new Error(`nobody does jobs of kind ${kind}`);
    const id = randomId(this.#random);
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      await this.#table.add(client, { id, kind, payload, reader: view.reader, viewClass: view.viewClass });
      await this.#queue.send(client, kind, id);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
    this.#queue.wake(kind);
    return id;
  }

  async #run(id: string, claim: AbortSignal): Promise<void> {
    const task = await this.#table.begin(id);
    const run = task && this.#runs.get(task.kind);
    if (!task || !run) return;
    const controller = new AbortController();
    const takenOver = () => controller.abort(new Interruption('taken-over'));
    claim.addEventListener('abort', takenOver, { once: true });
    this.#running.set(id, controller);
    if (this.#closing) controller.abort(new Interruption('stopping'));
    const progress = new ProgressWriter({
      write: (share, step) => this.#table.advance(id, share, step),
      isCancelling: () => this.#table.isCancelling(id),
      onCancel: () => controller.abort(new Interruption('cancelled')),
      onWritten: () => this.#changes.emit(id),
    });
    this.#changes.emit(id);
    const records = new Set<string>();
    try {
      const result = await run({
        ...task,
        signal: controller.signal,
        progress: (share, step) => progress.report(share, step),
        concerns: (more) => {
          for (const record of more) records.add(record);
        },
      });
      await progress.close();
      // Before the owner can fetch anything.
      await this.#audit(task, { outcome: 'allowed', records: [...records], result, code: undefined });
      await this.#table.succeed(id, result);
    } catch (error) {
      await progress.close();
      await this.#settle(task, error, controller.signal, [...records]);
    } finally {
      claim.removeEventListener('abort', takenOver);
      this.#running.delete(id);
      this.#changes.emit(id);
    }
  }

  /** Rejects where the job is to run again. */
  async #settle(
    task: JobTask,
    error: unknown,
    signal: AbortSignal,
    records: readonly string[],
  ): Promise<void> {
    const reason: unknown = signal.reason;
    const interruption = signal.aborted && reason instanceof Interruption ? reason : undefined;
    if (interruption?.why === 'cancelled') return this.#table.stopped(task.id);
    if (interruption?.why === 'taken-over') return;
    if (interruption?.why === 'stopping' || isConnectionLoss(error)) {
      await this.#table.putBack(task.id);
      throw error;
    }
    const code = isForelandError(error) ? error.code : 'internal';
    await this.#audit(task, { outcome: 'failed', records, result: undefined, code });
    if (isForelandError(error)) return this.#table.fail(task.id, error.toRefusal());
    const reference = randomId(this.#random).slice(0, 8);
    this.#log.error(
      { err: error, kind: task.kind, reference },
      'a job failed for a reason it did not foresee',
    );
    return this.#table.fail(task.id, {
      code: 'internal',
      message: 'The job failed for a reason that is not of your making.',
      remedy: `Tell the administrator the reference ${reference}.`,
    });
  }

  #giveUp(id: string): Promise<void> {
    this.#log.error('a job ended its process again and again and was given up');
    return this.#table.fail(id, {
      code: 'job-given-up',
      message: 'The job was interrupted so often that it is not tried again.',
      remedy: 'Tell the administrator; the file may be too large for this node.',
    });
  }

  /** Resolves at the next change made in this process, or after a moment: another process may have made one. */
  async #changeOf(id: string, signal: AbortSignal): Promise<void> {
    const done = new AbortController();
    const stop = () => done.abort();
    this.#changes.once(id, stop);
    signal.addEventListener('abort', stop, { once: true });
    await sleep(LOOK_MILLISECONDS, undefined, { signal: done.signal }).catch(() => undefined);
    this.#changes.off(id, stop);
    signal.removeEventListener('abort', stop);
  }
}

function hasEnded(job: Job): boolean {
  return job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';
}
