import { parentPort, workerData } from 'node:worker_threads';
import { temporalCycles } from '@foreland/finance';
import type { CycleSearch, MoveTable } from '@foreland/finance';

const { table, search } = workerData as { table: MoveTable; search: CycleSearch };
const { counts, conservedCounts, truncated } = temporalCycles(table, search);
parentPort?.postMessage({ counts, conservedCounts, truncated: truncated.length });
