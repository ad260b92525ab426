import { WorkerThreads, inThisThread } from '@foreland/sealing/check';
import type { RunOptions, Workers } from '@foreland/sealing/check';

/** Parts of work that a thread would not be started for: a quarter of a second on a slow machine, in small pieces. */
const FEW = 4;
const THREADS = 2;

type Tasks = Parameters<Workers['run']>[0];

/** A check is computed where it is asked; an index of many values by threads of their own. */
export class CheckWorkers implements Workers, AsyncDisposable {
  readonly #threads = new WorkerThreads({ threads: THREADS });

  run(tasks: Tasks, options?: RunOptions): Promise<Uint8Array[]> {
    return (tasks.length <= FEW ? inThisThread : this.#threads).run(tasks, options);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#threads[Symbol.asyncDispose]();
  }
}
