import { describe, expect, test } from 'vitest';
import type { FieldSpec, MatchRow } from '../field.ts';
import { startingModel } from '../model/match-model.ts';
import { MatchIndex } from '../records/match-index.ts';
import { seededRandom } from '../columns/random.ts';
import { clustersOf } from './clusters.ts';

const FIELDS: readonly FieldSpec[] = [
  { name: 'name', kind: 'person-name' },
  { name: 'phone', kind: 'identifier', designBits: 16 },
];

function indexOf(rows: readonly MatchRow[]): MatchIndex {
  const index = new MatchIndex({ fields: FIELDS, model: startingModel(FIELDS) });
  for (const row of rows) index.insert(row);
  index.refresh();
  return index;
}

const PERSONS = [
  ['Karim Ahmadi', '+33612345678'],
  ['Hassan Ali', '+4915198765432'],
  ['Sophie Martin', '+447700900123'],
] as const;

/** Each person twice. */
const PAIRS: readonly MatchRow[] = Array.from({ length: 6 }, (_, at) => ({
  id: `r${at}`,
  values: (PERSONS[at % 3] ?? []).map((value) => [value]),
}));

describe('clusters of an index', () => {
  test('are in the order of their first ids, however the records came', () => {
    const expected = [
      ['r0', 'r3'],
      ['r1', 'r4'],
      ['r2', 'r5'],
    ];
    expect(clustersOf(indexOf(PAIRS), { threshold: 0 })).toEqual(expected);
    expect(clustersOf(indexOf(PAIRS.toReversed()), { threshold: 0 })).toEqual(expected);
  });

  test('judgements join what is far apart, and part what is near', () => {
    const judgements = [
      { a: 'r0', b: 'r3', answer: 'different' as const },
      { a: 'r1', b: 'r2', answer: 'same' as const },
      { a: 'r1', b: 'nobody', answer: 'same' as const },
    ];
    const clusters = clustersOf(indexOf(PAIRS), { threshold: 0, judgements });
    const groupOf = (id: string): number => clusters.findIndex((cluster) => cluster.includes(id));
    expect(groupOf('r0')).toBe(-1);
    expect(groupOf('r3')).toBe(-1);
    expect(groupOf('r1')).toBe(groupOf('r2'));
    expect(groupOf('r1')).toBeGreaterThanOrEqual(0);
  });

  test('a group too large to be compared in full comes out the same in any order', () => {
    // A chain of records, each with a telephone of the one before and one of the one after.
    const random = seededRandom(3);
    const chain = Array.from({ length: 220 }, (_, at) => ({
      id: `r${String(at).padStart(3, '0')}`,
      values: [[`Karim Nr${at % 9}`], [`+33600${100 + at}000`, `+33600${101 + at}000`]],
      key: random(),
    }));
    const shuffled = chain.toSorted((x, y) => x.key - y.key);
    const clusters = clustersOf(indexOf(chain), { threshold: -2 });
    expect(clusters.flat().length).toBeGreaterThan(100);
    expect(clusters.length).toBeGreaterThan(10);
    expect(clustersOf(indexOf(shuffled), { threshold: -2 })).toEqual(clusters);
  });
});
