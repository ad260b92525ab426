/**
 * How long does it take to match a large table, how much memory, and how well? Records are synthetic (see
 * bench/matching/synthetic.ts) and made before the clock runs. They lie in memory as lines of JSON, as a file would hold
 * them; taking them apart counts, in time and memory. One process, with as many threads as are asked for, which find the same.
 *
 *   node bench/matching-bulk.ts [--records 1000000] [--seed 1] [--threads 2]
 */
import { spawnSync } from 'node:child_process';
import { totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { calibration } from '@foreland/exercise';
import { guessFields, matchTableOn } from '@foreland/matching/table';
import type { MatchedTable, TableRow } from '@foreland/matching/table';
import { openMatchingThreads } from '@foreland/node/matching-threads';
import { equalIn } from './matching/baseline.ts';
import type { Labels } from './matching/labels.ts';
import { labelsOf } from './matching/labels.ts';
import { bCubed, pairwise } from './matching/metrics.ts';
import type { Figures } from './matching/metrics.ts';
import { syntheticSet } from './matching/synthetic.ts';
import type { SyntheticSet } from './matching/synthetic.ts';
import { loadOfMachine, printTable } from './measure.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    inner: { type: 'boolean', default: false },
  },
});

const ROWS_TOGETHER = 4096;

if (values.inner) await run(Number(values.records), Number(values.seed), Number(values.threads));
else {
  // Node takes a few gigabytes at most unless it is told that it may have more.
  const memory = Math.floor((totalmem() * 0.85) / 2 ** 20);
  const { status } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${memory}`, import.meta.filename, ...process.argv.slice(2), '--inner'],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}

async function run(records: number, seed: number, threadCount: number): Promise<void> {
  console.log(
    `${records.toLocaleString('en-GB')} records, seed ${seed}, threads ${threadCount}; ${loadOfMachine()}`,
  );
  const set = syntheticSet(records, seed);
  const steps = new Map<string, number>();
  const making = performance.now();
  const written = [...writtenRows(set, records)];
  const made = (performance.now() - making) / 1_000;
  // The calling thread is one of them.
  const threads = openMatchingThreads(threadCount - 1);
  const start = performance.now();
  const before = process.cpuUsage();
  let last = start;
  const matched = await matchTableOn(threads, readRows(written), guessFields(set.columns), {
    seed,
    onProgress(step) {
      const now = performance.now();
      steps.set(step, (steps.get(step) ?? 0) + now - last);
      last = now;
    },
  });
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(before);
  await threads.close();
  const peak = process.resourceUsage().maxRSS / 2 ** 20;

  const found = clustersOf(matched, records);
  printTable([
    ['', 'precision', 'recall', 'F1', 'B³ P', 'B³ R', 'B³ F1'],
    ['Foreland', ...figures(pairwise(set.truth, found)), ...figures(bCubed(set.truth, found))],
    ...[['first_name', 'surname', 'birth_date'], ['surname', 'birth_date'], ['phone']].map((columns) => {
      const equal = equalIn(columns, set.rows());
      return [
        `equal ${columns.join(', ')}`,
        ...figures(pairwise(set.truth, equal)),
        ...figures(bCubed(set.truth, equal)),
      ];
    }),
  ]);
  console.log(`wall ${seconds.toFixed(1)} s without ${made.toFixed(1)} s for making the records`);
  console.log(`processor time ${((user + system) / 1e6).toFixed(1)} s in all threads; ${loadOfMachine()}`);
  for (const [step, time] of steps) console.log(`  ${step} ${(time / 1_000).toFixed(1)} s`);
  console.log(
    `peak memory ${peak.toFixed(2)} GB, ${((peak * 2 ** 30) / records / 1_000).toFixed(1)} kB a record`,
  );
  console.log(`pairs compared ${matched.compared.toLocaleString('en-GB')}`);
  console.log(`blocking recall ${blockingRecallOf(matched, set).toFixed(4)}`);
  const pairs = matched.pairs();
  const { error } = calibration(
    Float64Array.from(pairs, ({ probability }) => probability),
    Uint8Array.from(pairs, ({ a, b }) => (set.truth.of[rowOf(a)] === set.truth.of[rowOf(b)] ? 1 : 0)),
  );
  console.log(
    `pairs kept ${pairs.length.toLocaleString('en-GB')}, expected calibration error ${error.toFixed(4)}`,
  );
}

/** Rows as lines of JSON in memory, some thousand together: what a file would hold. */
function* writtenRows(set: SyntheticSet, records: number): Generator<Buffer> {
  for (let from = 0; from < records; from += ROWS_TOGETHER) {
    const lines: string[] = [];
    for (let position = from; position < Math.min(from + ROWS_TOGETHER, records); position++)
      lines.push(JSON.stringify(set.row(position)));
    yield Buffer.from(lines.join('\n'));
  }
}

function* readRows(written: readonly Buffer[]): Generator<TableRow> {
  for (const together of written)
    for (const line of together.toString().split('\n')) yield JSON.parse(line) as TableRow;
}

/** Ids are `r` and the position. */
function rowOf(id: string): number {
  return Number(id.slice(1));
}

function clustersOf(matched: MatchedTable, records: number): Labels {
  const first = Int32Array.from({ length: records }, (_, row) => row);
  for (const ids of matched.clusters) {
    const [lead = ''] = ids;
    for (const id of ids) first[rowOf(id)] = rowOf(lead);
  }
  return labelsOf(first);
}

/** Counted while candidates go by, for there are too many to keep. */
function blockingRecallOf(matched: MatchedTable, { truth }: SyntheticSet): number {
  let kept = 0;
  matched.eachCandidate((a, b) => {
    if (truth.of[rowOf(a)] === truth.of[rowOf(b)]) kept += 1;
  });
  return kept / pairwise(truth, truth).truly;
}

function figures({ precision, recall, f1 }: Figures): string[] {
  return [precision, recall, f1].map((figure) => figure.toFixed(4));
}
