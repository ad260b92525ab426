/** A thread that helps the matcher: hands it each task that arrives, and sends its answer back. */
import { parentPort } from 'node:worker_threads';
import { ThreadHelper } from '@foreland/matching/threads';
import type { ThreadTask } from '@foreland/matching/threads';
import type { ThreadAnswer } from './matching-threads.ts';

const helper = new ThreadHelper();

parentPort?.on('message', (task: ThreadTask) => {
  let answer: ThreadAnswer;
  try {
    answer = { answer: helper.work(task) };
  } catch (error) {
    answer = { problem: error instanceof Error ? error : new Error(String(error)) };
  }
  parentPort?.postMessage(answer);
});
