import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CandidateIndex } from './candidate-index.ts';
import { isStrong, TELLING_SIZE } from './key-limits.ts';

interface Term {
  readonly term: number;
  readonly place: number;
}

/** Terms of a record: each once, the places rising as in a record. */
const termsOfRecord = fc
  .uniqueArray(fc.record({ term: fc.nat({ max: 9 }), step: fc.nat({ max: 1 }) }), {
    maxLength: 6,
    selector: ({ term }) => term,
  })
  .map((terms) => {
    let place = 0;
    return terms.map(({ term, step }): Term => ({ term, place: (place += step) }));
  });

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ record: fc.nat({ max: 24 }), terms: termsOfRecord }) },
  { weight: 1, arbitrary: fc.record({ record: fc.nat({ max: 24 }), terms: fc.constant(undefined) }) },
);

/** Which records are candidates of which, from the definition. */
function candidatesByDefinition(
  held: ReadonlyMap<number, readonly Term[]>,
  blockSize: number,
  strongSize: number,
): Map<number, number[]> {
  const holders = Map.groupBy(
    [...held].flatMap(([record, terms]) => terms.map(({ term }) => ({ term, record }))),
    ({ term }) => term,
  );
  const isCommon = (term: number): boolean => (holders.get(term)?.length ?? 0) > blockSize;
  const keysOf = (terms: readonly Term[]): string[] => [
    ...terms.filter(({ term }) => !isCommon(term)).map(({ term }) => String(term)),
    ...terms.flatMap((one) =>
      terms
        .filter(
          (other) =>
            one.term < other.term && one.place !== other.place && isCommon(one.term) && isCommon(other.term),
        )
        .map((other) => `${one.term} ${other.term}`),
    ),
  ];
  const limitOf = (key: string): number => {
    const terms = key.split(' ').map(Number);
    return terms.length === 2 && terms.some(isStrong) ? strongSize : blockSize;
  };
  const bearers = Map.groupBy(
    [...held].flatMap(([record, terms]) => keysOf(terms).map((key) => ({ key, record }))),
    ({ key }) => key,
  );
  return new Map(
    [...held.keys()].map((record) => [
      record,
      [...held.keys()]
        .filter((other) => {
          if (other === record) return false;
          const sizes = [...bearers.values()]
            .filter(
              (bearing) =>
                bearing.some((each) => each.record === record) &&
                bearing.some((each) => each.record === other),
            )
            .filter((bearing) => bearing.length <= limitOf(bearing[0]?.key ?? ''))
            .map((bearing) => bearing.length);
          return sizes.length >= 2 || sizes.some((size) => size <= TELLING_SIZE);
        })
        .sort((x, y) => x - y),
    ]),
  );
}

function candidatesOf(index: CandidateIndex, record: number): number[] {
  const found: number[] = [];
  index.eachCandidate(record, index.termsOf(record), (candidate) => found.push(candidate));
  return found.sort((x, y) => x - y);
}

describe('candidates', () => {
  test('are what the definition says, however the records came, and whoever loses or wins one is told of', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(1, 3, 8, 9, 11),
        fc.constantFrom(0, 4, 10),
        fc.array(step, { maxLength: 60, size: 'max' }),
        (blockSize, more, steps) => {
          const strongSize = blockSize + more;
          const index = new CandidateIndex({ blockSize, strongSize });
          const held = new Map<number, readonly Term[]>();
          let before = new Map<number, number[]>();
          for (const { record, terms } of steps) {
            const disturbed = new Set([record]);
            const disturb = (each: number): void => void disturbed.add(each);
            if (held.has(record)) index.remove(record, disturb);
            held.delete(record);
            if (terms) {
              held.set(record, terms);
              index.add(
                record,
                terms.flatMap(({ term, place }) => [term, place]),
                disturb,
              );
            }
            const after = candidatesByDefinition(held, blockSize, strongSize);
            for (const [each, others] of after) {
              if (disturbed.has(each)) continue;
              const untold = (among: readonly number[]): number[] =>
                among.filter((other) => !disturbed.has(other));
              expect(untold(others)).toEqual(untold(before.get(each) ?? []));
            }
            before = after;
          }
          for (const [record, others] of before) expect(candidatesOf(index, record)).toEqual(others);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('of one that is not held are found by its terms', () => {
    const index = new CandidateIndex({ blockSize: 3, strongSize: 6 });
    index.add(0, [5, 0, 6, 1], () => undefined);
    index.add(1, [7, 0], () => undefined);
    const found: number[] = [];
    index.eachCandidate(2, [5, 0], (candidate) => found.push(candidate));
    expect(found).toEqual([0]);
  });
});
