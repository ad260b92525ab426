/** The other end of `WorkerThreads`: computes one task after the other. */
import { parentPort } from 'node:worker_threads';
import { isForelandError } from '@foreland/model/errors';
import { perform } from './task.ts';
import type { Task } from './task.ts';
import type { WorkerWord } from './worker-threads.ts';

const port = parentPort;
if (!port) throw new Error('this file runs as a worker thread');

port.on('message', (task: Task) => {
  let word: WorkerWord;
  try {
    word = { result: perform(task) };
  } catch (error) {
    // `perform` throws nothing else; a thread that meets another error ends, which the other side reports.
    if (!isForelandError(error)) throw error;
    word = { refused: { ...error.toRefusal(), status: error.status } };
  } finally {
    if ('secret' in task) task.secret.fill(0);
  }
  port.postMessage(word, 'result' in word ? [word.result.buffer as ArrayBuffer] : []);
});
