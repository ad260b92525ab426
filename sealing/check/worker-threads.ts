import { Worker } from 'node:worker_threads';
import { ForelandError } from '@foreland/model/errors';
import type { Refusal } from '@foreland/model/errors';
import { refusal } from './refusal.ts';
import type { Task } from './task.ts';
import type { RunOptions, Workers } from './workers.ts';

export type WorkerWord =
  | { readonly result: Uint8Array }
  | { readonly refused: Refusal & { readonly status: number } };

interface Run {
  readonly tasks: readonly Task[];
  readonly results: Uint8Array[];
  readonly busy: Set<Worker>;
  /** The first task that no thread has yet. */
  next: number;
  done: number;
  readonly resolve: (results: Uint8Array[]) => void;
  readonly reject: (error: unknown) => void;
  readonly onProgress: ((share: number) => void) | undefined;
}

export interface WorkerThreadsOptions {
  /** Most threads at a time; they start when there is work. */
  readonly threads: number;
  /** Program of a thread; another one is of use in tests alone. */
  readonly program?: URL;
}

/**
 * Worker threads for all that a node computes for private checks. Where several runs wait, the one with the fewest tasks
 * left is served first, so that a check does not wait for the index of the night.
 */
export class WorkerThreads implements Workers, AsyncDisposable {
  readonly #threads: number;
  readonly #program: URL;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, { readonly run: Run; readonly at: number }>();
  readonly #runs = new Set<Run>();
  #closed = false;

  constructor({ threads, program = new URL('./worker.ts', import.meta.url) }: WorkerThreadsOptions) {
    if (!Number.isInteger(threads) || threads < 1) throw new RangeError('at least one thread');
    this.#threads = threads;
    this.#program = program;
  }

  async run(tasks: readonly Task[], { signal, onProgress }: RunOptions = {}): Promise<Uint8Array[]> {
    signal?.throwIfAborted();
    if (this.#closed) throw workerFailed('the threads have been closed');
    if (tasks.length === 0) return [];
    let end = (): void => undefined;
    try {
      return await new Promise<Uint8Array[]>((resolve, reject) => {
        const run: Run = {
          tasks,
          results: [],
          busy: new Set(),
          next: 0,
          done: 0,
          resolve,
          reject,
          onProgress,
        };
        end = () => this.#fail(run, signal?.reason);
        signal?.addEventListener('abort', end, { once: true });
        this.#runs.add(run);
        this.#hand();
      });
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }

  /** Gives tasks to threads as long as there are both. */
  #hand(): void {
    for (;;) {
      const run = this.#mostNearlyDone();
      if (!run || (this.#idle.length === 0 && this.#busy.size >= this.#threads)) return;
      const worker = this.#idle.pop() ?? this.#start();
      const at = run.next;
      run.next += 1;
      run.busy.add(worker);
      this.#busy.set(worker, { run, at });
      worker.ref();
      worker.postMessage(run.tasks[at]);
    }
  }

  #mostNearlyDone(): Run | undefined {
    let best: Run | undefined;
    const left = (run: Run): number => run.tasks.length - run.next;
    for (const run of this.#runs) if (left(run) > 0 && (!best || left(run) < left(best))) best = run;
    return best;
  }

  #start(): Worker {
    const worker = new Worker(this.#program);
    worker.on('message', (word: WorkerWord) => this.#hear(worker, word));
    worker.on('error', (error) => this.#lose(worker, error.message));
    worker.on('messageerror', (error) => this.#lose(worker, error.message));
    worker.on('exit', (code) => this.#lose(worker, `it ended with code ${code}`));
    return worker;
  }

  #hear(worker: Worker, word: WorkerWord): void {
    const { run, at } = this.#busy.get(worker) ?? {};
    if (!run || at === undefined) return;
    this.#busy.delete(worker);
    run.busy.delete(worker);
    worker.unref();
    this.#idle.push(worker);
    if ('refused' in word) this.#fail(run, new ForelandError(word.refused));
    else this.#take(run, at, word.result);
    this.#hand();
  }

  #take(run: Run, at: number, result: Uint8Array): void {
    run.results[at] = result;
    run.done += 1;
    try {
      run.onProgress?.(run.done / run.tasks.length);
    } catch (error) {
      this.#fail(run, error);
      return;
    }
    if (run.done < run.tasks.length) return;
    this.#runs.delete(run);
    run.resolve(run.results);
  }

  /** Ends the threads that compute for the run: nobody wants what they would find. Others start when needed. */
  #fail(run: Run, error: unknown): void {
    if (!this.#runs.delete(run)) return;
    for (const worker of run.busy) {
      this.#busy.delete(worker);
      void worker.terminate();
    }
    run.busy.clear();
    run.reject(error);
    this.#hand();
  }

  #lose(worker: Worker, why: string): void {
    const idle = this.#idle.indexOf(worker);
    if (idle !== -1) this.#idle.splice(idle, 1);
    const { run } = this.#busy.get(worker) ?? {};
    this.#busy.delete(worker);
    run?.busy.delete(worker);
    if (run) this.#fail(run, workerFailed(why));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed = true;
    const workers = [...this.#idle, ...this.#busy.keys()];
    for (const run of this.#runs) this.#fail(run, workerFailed('the threads have been closed'));
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function workerFailed(why: string): ForelandError {
  return refusal(
    'worker-failed',
    `A thread that computed for the private check failed: ${why}.`,
    'Begin the check or the index again; nothing of it has been kept or sent.',
    500,
  );
}
