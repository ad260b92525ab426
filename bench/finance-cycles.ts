/**
 * Temporal cycles of up to ten moves within a day among five million moves on 515,000 accounts, as in AMLworld. The search is
 * equal to the definition on 1,500 random tables in `engines/finance/cycles/temporal-cycles.test.ts`.
 *
 *   node bench/finance-cycles.ts [moves, 5000000] [seed, 1]
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { moveTable, temporalCycles } from '@foreland/finance';
import type { CycleFindings, CycleSearch, MoveTable } from '@foreland/finance';
import { makeMoves } from './finance/moves.ts';
import { loadOfMachine, randomFrom } from './measure.ts';

const MOVES = Number(process.argv[2] ?? 5_000_000);
const SEED = Number(process.argv[3] ?? 1);
const THREADS = 2;
const SEARCH: CycleSearch = {
  window: 86_400,
  longest: 10,
  stepsPerRoot: 100_000,
  mostListed: 0,
  conserved: { least: 0.9, most: 1 },
};

console.log(loadOfMachine());
const input = makeMoves(
  { accounts: Math.ceil(MOVES * 0.103), moves: MOVES, days: 10, cycles: 500 },
  randomFrom(SEED),
);
const began = performance.now();
const table = moveTable(input);
console.log(
  `${table.moveCount} moves on ${table.accountCount} accounts, seed ${SEED}: table ${seconds(began)}`,
);

const alone = performance.now();
const findings = temporalCycles(table, SEARCH);
console.log(`one thread: ${seconds(alone)}`);
show(findings.counts, findings.conservedCounts, findings.truncated.length);
console.log(`peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);

const whole = shared(table);
const threads = performance.now();
const parts = await Promise.all(Array.from({ length: THREADS }, (_, part) => inThread(whole, part)));
console.log(`${THREADS} threads: ${seconds(threads)}`);
show(
  findings.counts.map((__, length) => parts.reduce((sum, { counts }) => sum + counts[length]!, 0)),
  findings.counts.map((__, length) => parts.reduce((sum, part) => sum + part.conservedCounts[length]!, 0)),
  parts.reduce((sum, { truncated }) => sum + truncated, 0),
);

type Part = Pick<CycleFindings, 'counts' | 'conservedCounts'> & { readonly truncated: number };

async function inThread(ofTable: MoveTable, part: number): Promise<Part> {
  const share = (at: number): number => Math.round((table.moveCount * at) / THREADS);
  const search = { ...SEARCH, roots: { from: share(part), to: share(part + 1) } };
  const worker = new Worker(new URL('./finance/cycles-thread.ts', import.meta.url), {
    workerData: { table: ofTable, search },
  });
  const [result] = (await once(worker, 'message')) as [Part];
  await worker.terminate();
  return result;
}

/** The same table in memory that threads share. */
function shared<Value>(value: Value): Value {
  if (value instanceof Int32Array || value instanceof Float64Array) {
    const Column = value.constructor as Float64ArrayConstructor;
    const copy = new Column(new SharedArrayBuffer(value.byteLength));
    copy.set(value as Float64Array);
    return copy as Value;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shared(part)])) as Value;
}

function show(counts: Float64Array, conserved: Float64Array, truncated: number): void {
  console.log(`  cycles by length from 2: ${[...counts].slice(2).join(' ')}`);
  console.log(`  conserved: ${[...conserved].slice(2).join(' ')}; searches cut off: ${truncated}`);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(2)} s`;
}
