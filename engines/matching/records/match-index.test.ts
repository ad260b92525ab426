import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clustersOf } from '../cluster/clusters.ts';
import type { MatchRow } from '../field.ts';
import { startingModel } from '../model/match-model.ts';
import { MatchIndex } from './match-index.ts';
import { FIELDS, steps, valuesOfRecord } from './rows.arbitrary.ts';
import type { Step } from './rows.arbitrary.ts';

const MODEL = startingModel(FIELDS);
/** Keeps every pair that is compared, so that nothing escapes. */
const KEEP_ALL = -1000;
/** Terms are common above these; a key of up to eight records tells alone. */
const BLOCK_SIZES = [3, 8, 9, 12, 16, 50] as const;

function newIndex(blockSize: number): MatchIndex {
  return new MatchIndex({ fields: FIELDS, model: MODEL, blockSize, keepBits: KEEP_ALL });
}

function take(index: MatchIndex, step: Step): void {
  if (step.change === 'insert') index.insert(step.row);
  else if (step.change === 'remove') index.remove(step.id);
  else index.refresh();
}

/** Everything that an index found, as text. */
function found(index: MatchIndex): string {
  const { ids } = index.records;
  const pairs: string[] = [];
  index.eachPair((one, other, bits) => {
    pairs.push(JSON.stringify([...[ids[one] ?? '', ids[other] ?? ''].toSorted(), bits]));
  });
  return JSON.stringify({ pairs: pairs.toSorted(), clusters: clustersOf(index, { threshold: -2 }) });
}

/** The same records in a fresh index, in an order of their own. */
function freshFrom(held: ReadonlyMap<string, MatchRow>, blockSize: number, reverse: boolean): MatchIndex {
  const index = newIndex(blockSize);
  const rows = [...held.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
  for (const row of reverse ? rows.reverse() : rows) index.insert(row);
  index.refresh();
  return index;
}

describe('an index of records', () => {
  test('finds the same however it came by its records', () => {
    fc.assert(
      fc.property(fc.constantFrom(...BLOCK_SIZES), steps, fc.boolean(), (blockSize, taken, reverse) => {
        const index = newIndex(blockSize);
        const held = new Map<string, MatchRow>();
        for (const step of taken) {
          take(index, step);
          if (step.change === 'insert') held.set(step.row.id, step.row);
          else if (step.change === 'remove') held.delete(step.id);
        }
        index.refresh();
        expect(index.records.size).toBe(held.size);
        expect(found(index)).toBe(found(freshFrom(held, blockSize, reverse)));
      }),
      { numRuns: 1500, endOnFailure: true },
    );
  });
});
