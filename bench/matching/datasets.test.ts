import { describe, expect, it } from 'vitest';
import { loadDataset, missingDataset } from './datasets.ts';
import type { DatasetName } from './datasets.ts';
import { pairwise } from './metrics.ts';

/** Rows and true pairs, counted apart with other tools. */
const SIZES: readonly (readonly [DatasetName, number, number])[] = [
  ['fake_1000', 1_000, 2_031],
  ['febrl1', 1_000, 500],
  ['febrl2', 5_000, 1_934],
  ['febrl3', 5_000, 6_538],
  ['febrl4', 10_000, 5_000],
];

describe.each(SIZES)('%s', (name, rows, pairs) => {
  const missing = missingDataset(name);
  if (missing !== undefined) console.warn(missing);

  it.skipIf(missing !== undefined)('has its rows and its true pairs', async () => {
    const dataset = await loadDataset(name);
    expect(dataset.rows).toHaveLength(rows);
    expect(new Set(dataset.rows.map(({ id }) => id)).size).toBe(rows);
    expect(pairwise(dataset.truth, dataset.truth, dataset.sides).truly).toBe(pairs);
    for (const { cells } of dataset.rows.slice(0, 200)) {
      for (const [column, cell] of Object.entries(cells)) {
        expect(dataset.columns).toContain(column);
        expect(cell).toBe(cell.trim());
      }
    }
  });
});

describe('historical_50k_half', () => {
  const missing = missingDataset('historical_50k_half');
  it.skipIf(missing !== undefined)('has no truth among its columns', async () => {
    const { rows, columns, truth } = await loadDataset('historical_50k_half');
    expect(rows).toHaveLength(24_620);
    expect(columns).toEqual([
      'full_name',
      'first_name',
      'surname',
      'dob',
      'birth_place',
      'postcode_fake',
      'gender',
      'occupation',
    ]);
    expect(truth.count).toBeGreaterThan(2_500);
  });
});
