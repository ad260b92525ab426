import { perform, part, sizeOf, whole } from './task.ts';
import type { Task } from './task.ts';

export interface RunOptions {
  /** Ends the work; what was asked for is rejected with the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** @param share 0 to 1, never falling */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Something that computes tasks, many at a time or one after the other. Results stand in the order of the tasks. */
export interface Workers {
  /** @throws ForelandError `check-worker-failed` where a worker ends before its task; the reason of the signal */
  run(tasks: readonly Task[], options?: RunOptions): Promise<Uint8Array[]>;
}

/** For few values, and for tests: lets others have their turn between tasks. */
export const inThisThread: Workers = Object.freeze({
  async run(tasks: readonly Task[], { signal, onProgress }: RunOptions = {}): Promise<Uint8Array[]> {
    const results: Uint8Array[] = [];
    for (const task of tasks) {
      signal?.throwIfAborted();
      results.push(perform(task));
      onProgress?.(results.length / tasks.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    signal?.throwIfAborted();
    return results;
  },
});

/** A tenth of a second of work or less, so that all threads have some and an end comes soon. */
const VALUES_A_TASK = 512;
const FEWEST_VALUES_A_TASK = 64;

/** One task of many values, computed in parts. */
export async function runInParts(
  workers: Workers,
  task: Task,
  options: RunOptions = {},
): Promise<Uint8Array> {
  const size = sizeOf(task);
  const length = Math.min(VALUES_A_TASK, Math.max(FEWEST_VALUES_A_TASK, Math.ceil(size / 8)));
  const tasks: Task[] = [];
  for (let start = 0; start < size; start += length) tasks.push(part(task, start, start + length));
  return whole(task, await workers.run(tasks, options));
}
