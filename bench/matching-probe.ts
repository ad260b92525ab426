/**
 * How long does one record take against many? A table of synthetic records (see bench/matching/synthetic.ts) is held in the
 * index; then
 * - probes: further records of people in the table, each compared with whom it may be, without being
 *   taken in. The peer, yente, published a mean of 45 ms for a request over the network; its figure is not measured here.
 * - inserts: further records that are taken in one after the other, after each of which the pairs are up to date.
 *
 *   node bench/matching-probe.ts [--records 1000000] [--probes 2000] [--inserts 1000] [--seed 1]
 */
import { spawnSync } from 'node:child_process';
import { totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { guessFields } from '@foreland/matching/table';
import { train } from '../engines/matching/learn/train.ts';
import { startingModel } from '../engines/matching/model/match-model.ts';
import { MatchIndex } from '../engines/matching/records/match-index.ts';
import { valuesOfRow } from '../engines/matching/table/table-field.ts';
import { syntheticSet } from './matching/synthetic.ts';
import { loadOfMachine, printTable, quantile, randomFrom } from './measure.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000000' },
    probes: { type: 'string', default: '2000' },
    inserts: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    inner: { type: 'boolean', default: false },
  },
});

/** Probes before the clock runs, so that compiled code is measured. */
const WARM_UP = 200;

if (values.inner)
  run(Number(values.records), Number(values.probes), Number(values.inserts), Number(values.seed));
else {
  const memory = Math.floor((totalmem() * 0.85) / 2 ** 20);
  const { status } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${memory}`, import.meta.filename, ...process.argv.slice(2), '--inner'],
    { stdio: 'inherit' },
  );
  process.exitCode = status ?? 1;
}

function run(records: number, probes: number, inserts: number, seed: number): void {
  console.log(`${records.toLocaleString('en-GB')} records, seed ${seed}; ${loadOfMachine()}`);
  const set = syntheticSet(records, seed);
  const fields = guessFields(set.columns);
  const index = new MatchIndex({ fields, model: startingModel(fields) });
  let start = performance.now();
  for (const row of set.rows()) index.insertNew({ id: row.id, values: valuesOfRow(row, fields) });
  console.log(`held after ${seconds(start)} s, making the records included`);
  start = performance.now();
  index.useModel(train(index, { seed }).model);
  console.log(`model learned in ${seconds(start)} s`);

  const random = randomFrom(seed);
  const someone = (): number => Math.floor(random() * set.persons);
  const times: number[] = [];
  let first = 0;
  for (let turn = 0; turn < probes + WARM_UP; turn++) {
    const person = someone();
    const row = set.further(person, turn);
    const began = performance.now();
    const found = index.probe({ id: row.id, values: valuesOfRow(row, fields) }, 10);
    if (turn < WARM_UP) continue;
    times.push(performance.now() - began);
    const best = found[0] === undefined ? undefined : index.records.ids[found[0].slot];
    if (best !== undefined && set.truth.of[Number(best.slice(1))] === person) first += 1;
  }
  const rows = [['', 'times', 'mean ms', 'p50 ms', 'p95 ms', 'p99 ms', 'most ms'], line('probe', times)];

  if (inserts > 0) {
    start = performance.now();
    index.refresh();
    console.log(`all pairs compared in ${seconds(start)} s`);
    const taken: number[] = [];
    for (let turn = 0; turn < inserts; turn++) {
      const row = set.further(someone(), probes + WARM_UP + turn);
      const began = performance.now();
      index.insert({ id: row.id, values: valuesOfRow(row, fields) });
      index.refresh();
      taken.push(performance.now() - began);
    }
    rows.push(line('insert', taken));
  }
  printTable(rows);
  console.log(
    `the likeliest record is the same person’s in ${((100 * first) / probes).toFixed(1)} % of the probes`,
  );
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 2 ** 20).toFixed(2)} GB`);
}

function line(name: string, times: readonly number[]): string[] {
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return [
    name,
    String(times.length),
    ...[mean, quantile(times, 0.5), quantile(times, 0.95), quantile(times, 0.99), quantile(times, 1)].map(
      (time) => time.toFixed(2),
    ),
  ];
}

function seconds(start: number): string {
  return ((performance.now() - start) / 1_000).toFixed(1);
}
