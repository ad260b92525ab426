import { Worker } from 'node:worker_threads';
import type { Threads } from '@foreland/matching/threads';

/** Worker threads that help the matcher; to be closed when it is done. */
export interface OpenThreads extends Threads {
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (problem: Error) => void;
}

/** What a thread answers: each task in turn. */
export type ThreadAnswer = { readonly answer: unknown } | { readonly problem: Error };

/** Starts so many threads beside the calling one. They keep no process alive. */
export function openMatchingThreads(count: number): OpenThreads {
  const helpers = Array.from({ length: count }, () => new Helper());
  return {
    count,
    run: (helper, task) =>
      helpers[helper]?.ask(task) ?? Promise.reject(new Error('There is no such thread.')),
    async close() {
      await Promise.all(helpers.map((helper) => helper.close()));
    },
  };
}

class Helper {
  readonly #worker = new Worker(new URL('./matching-thread.ts', import.meta.url));
  readonly #waiting: Waiting[] = [];
  #lost: Error | undefined;

  constructor() {
    this.#worker.on('message', (answer: ThreadAnswer) => {
      const asked = this.#waiting.shift();
      if ('problem' in answer) asked?.reject(answer.problem);
      else asked?.resolve(answer.answer);
    });
    this.#worker.on('error', (error) => this.#lose(error));
    this.#worker.on('exit', () => this.#lose(new Error('The thread ended.')));
    this.#worker.unref();
  }

  ask(task: unknown): Promise<unknown> {
    if (this.#lost) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage(task);
    }).finally(() => {
      if (this.#waiting.length === 0) this.#worker.unref();
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #lose(problem: Error): void {
    this.#lost ??= problem;
    for (const { reject } of this.#waiting.splice(0)) reject(problem);
  }
}
