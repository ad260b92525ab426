import { ForelandError } from '@foreland/model/errors';
import type { ThreadTasks, Threads } from './threads.ts';

/** The helpers of one piece of work. A helper that is lost ends the work with a typed error. */
export class Team {
  readonly #threads: Threads;

  constructor(threads: Threads) {
    this.#threads = threads;
  }

  get size(): number {
    return this.#threads.count;
  }

  async run<What extends keyof ThreadTasks>(
    helper: number,
    task: ThreadTasks[What]['task'],
  ): Promise<ThreadTasks[What]['answer']> {
    try {
      return (await this.#threads.run(helper, task)) as ThreadTasks[What]['answer'];
    } catch (cause) {
      throw new ForelandError({
        code: 'matching-thread-lost',
        message: 'A thread that helped with matching ended before it was done.',
        remedy: 'Match again, with fewer threads or more memory.',
        status: 500,
        cause,
      });
    }
  }

  /** Asks every helper; each gets a task of its own. */
  all<What extends keyof ThreadTasks>(
    taskOf: (helper: number) => ThreadTasks[What]['task'],
  ): Promise<ThreadTasks[What]['answer']>[] {
    return Array.from({ length: this.size }, (_, helper) => this.run<What>(helper, taskOf(helper)));
  }
}
