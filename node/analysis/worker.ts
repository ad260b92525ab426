import { parentPort, workerData } from 'node:worker_threads';
import type { View } from '@foreland/model';
import { openStore } from '@foreland/store';
import type { PoolConfig } from 'pg';
import { analyse } from './analyse.ts';

/** What the node asks of the analysis thread, and what it answers. */
export interface AnalysisRequest {
  readonly id: number;
  readonly view: View;
  /** ISO instant that counts as now. */
  readonly now: string;
}

export interface AnalysisAnswer {
  readonly id: number;
  readonly problem?: string;
}

const port = parentPort;
if (!port) throw new Error('analysis/worker.ts runs as a worker thread');

let now = new Date(0);
const { connection } = workerData as { connection: PoolConfig };
const store = openStore({ connection: { ...connection, max: 2 }, clock: () => now });

// One view after the other: the engines use the whole thread.
let turn: Promise<void> = Promise.resolve();
port.on('message', (request: AnalysisRequest | 'stop') => {
  turn = turn.then(() => (request === 'stop' ? stop() : answer(request)));
});

async function answer(request: AnalysisRequest): Promise<void> {
  let result: AnalysisAnswer = { id: request.id };
  try {
    now = new Date(request.now);
    await analyse(await store, request.view, request.now.slice(0, 10));
  } catch (error) {
    result = { id: request.id, problem: error instanceof Error ? error.message : String(error) };
  }
  port?.postMessage(result);
}

async function stop(): Promise<void> {
  await (await store)[Symbol.asyncDispose]();
  port?.close();
}
