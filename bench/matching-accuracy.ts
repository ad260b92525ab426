/**
 * How good is the matching of tables that it has never seen, without any labels? Public sets with known truth; fields are
 * guessed from the names of the columns, weights learned from the rows, and everything else is the default, the same
 * for all sets. Beside it the least that anybody would try: rows that are equal in name and date of birth.
 *
 *   node bench/matching-accuracy.ts [set, all where left out] [--seed 1]
 */
import { parseArgs } from 'node:util';
import { calibration } from '@foreland/exercise';
import { guessFields, matchTable } from '@foreland/matching/table';
import { equalIn } from './matching/baseline.ts';
import { DATASETS, loadDataset, missingDataset } from './matching/datasets.ts';
import type { Dataset, DatasetName } from './matching/datasets.ts';
import { labelsOfGroups } from './matching/labels.ts';
import type { Pairs } from './matching/labels.ts';
import { bCubed, blocking, pairwise, pairwiseOfPairs } from './matching/metrics.ts';
import type { Figures } from './matching/metrics.ts';
import { loadOfMachine, printTable } from './measure.ts';

/** F1 over pairs as others published it, each with its own settings; not run here. */
const PUBLISHED: Readonly<Partial<Record<DatasetName, string>>> = {
  fake_1000: 'Splink notebooks .86 to .91, threshold chosen by the labels',
  historical_50k_half: 'of the whole set: Splink .757, GoldenMatch .827',
  febrl3: 'best published .996',
  febrl4: 'best published .9998',
};
/** Columns of name and date of birth. */
const BASELINE: Readonly<Record<DatasetName, readonly string[]>> = {
  fake_1000: ['first_name', 'surname', 'dob'],
  historical_50k_half: ['first_name', 'surname', 'dob'],
  febrl1: ['given_name', 'surname', 'date_of_birth'],
  febrl2: ['given_name', 'surname', 'date_of_birth'],
  febrl3: ['given_name', 'surname', 'date_of_birth'],
  febrl4: ['given_name', 'surname', 'date_of_birth'],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
});
const seed = Number(values.seed);

console.log(`${loadOfMachine()}; seed ${seed}`);
const rows = [
  [
    'set',
    'pairs',
    'precision',
    'recall',
    'F1',
    'equal F1',
    'B³ P',
    'B³ R',
    'B³ F1',
    'F1 ≥ ½',
    'ECE',
    'blocking',
    'candidates',
    'seconds',
    'published F1',
  ],
];
for (const name of DATASETS) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const missing = missingDataset(name);
  if (missing === undefined) rows.push(await measure(await loadDataset(name)));
  else console.warn(missing);
}
printTable(rows);

async function measure({ name, columns, rows: data, truth, sides }: Dataset): Promise<string[]> {
  const fields = guessFields(columns);
  const ids = data.map(({ id }) => id);
  const position = new Map(ids.map((id, row) => [id, row]));
  const start = performance.now();
  const matched = matchTable(data, fields, {
    seed,
    ...(sides && { sourceOf: (id: string) => String(sides.of[position.get(id) ?? 0]) }),
  });
  const seconds = (performance.now() - start) / 1_000;

  const found = labelsOfGroups(ids, matched.clusters);
  const joined = pairwise(truth, found, sides);
  const records = bCubed(truth, found);
  const rowsOf = (pairs: readonly { a: string; b: string }[]): Pairs => ({
    a: pairs.map(({ a }) => position.get(a) ?? 0),
    b: pairs.map(({ b }) => position.get(b) ?? 0),
  });
  const scored = matched.pairs();
  const likely = pairwiseOfPairs(
    truth,
    rowsOf(scored.filter(({ probability }) => probability >= 0.5)),
    sides,
  );
  const { error } = calibration(
    scored.map(({ probability }) => probability),
    scored.map(({ a, b }) => (truth.of[position.get(a) ?? 0] === truth.of[position.get(b) ?? 0] ? 1 : 0)),
  );
  const candidates: { a: string; b: string }[] = [];
  matched.eachCandidate((a, b) => candidates.push({ a, b }));
  const blocks = blocking(truth, rowsOf(candidates), sides);
  const equal = pairwise(truth, equalIn(BASELINE[name], data), sides);
  return [
    name,
    joined.truly.toLocaleString('en-GB'),
    ...figures(joined),
    equal.f1.toFixed(4),
    ...figures(records),
    likely.f1.toFixed(4),
    error.toFixed(4),
    blocks.recall.toFixed(4),
    blocks.candidates.toLocaleString('en-GB'),
    seconds.toFixed(1),
    PUBLISHED[name] ?? '',
  ];
}

function figures({ precision, recall, f1 }: Figures): string[] {
  return [precision, recall, f1].map((figure) => figure.toFixed(4));
}
