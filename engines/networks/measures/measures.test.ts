import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjustedRandIndex, normalizedMutualInformation } from './agreement.ts';
import { changeBetween } from './change.ts';

const labels = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 9 });
const two = labels.chain((one) =>
  fc.tuple(
    fc.constant(one),
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: one.length, maxLength: one.length }),
  ),
);

describe('agreement of groupings', () => {
  test('adjusted Rand index is what counting pairs gives', () => {
    fc.assert(
      fc.property(two, ([one, other]) => {
        let [both, inOne, inOther, all] = [0, 0, 0, 0];
        for (let a = 0; a < one.length; a++) {
          for (let b = 0; b < a; b++) {
            all++;
            if (one[a] === one[b]) inOne++;
            if (other[a] === other[b]) inOther++;
            if (one[a] === one[b] && other[a] === other[b]) both++;
          }
        }
        const expected = all > 0 ? (inOne * inOther) / all : 0;
        const most = (inOne + inOther) / 2;
        const wanted = most === expected ? 1 : (both - expected) / (most - expected);
        expect(adjustedRandIndex(one, other)).toBeCloseTo(wanted, 12);
      }),
    );
  });

  test('mutual information is what frequencies give', () => {
    fc.assert(
      fc.property(two, ([one, other]) => {
        const share = (keeps: (at: number) => boolean): number =>
          one.filter((_, at) => keeps(at)).length / one.length;
        const h = (all: readonly number[]): number =>
          -[...new Set(all)].reduce((sum, each) => {
            const p = share((at) => all[at] === each);
            return sum + p * Math.log(p);
          }, 0);
        let information = 0;
        for (const a of new Set(one)) {
          for (const b of new Set(other)) {
            const p = share((at) => one[at] === a && other[at] === b);
            if (p > 0)
              information += p * Math.log(p / share((at) => one[at] === a) / share((at) => other[at] === b));
          }
        }
        const mean = (h(one) + h(other)) / 2;
        expect(normalizedMutualInformation(one, other)).toBeCloseTo(mean > 0 ? information / mean : 1, 10);
      }),
    );
  });

  test('does not hang on numbers or order, and is one for equal groupings alone', () => {
    fc.assert(
      fc.property(two, ([one, other]) => {
        for (const measure of [adjustedRandIndex, normalizedMutualInformation]) {
          const value = measure(one, other);
          expect(measure(other, one)).toBeCloseTo(value, 12);
          expect(
            measure(
              one.map((each) => 7 - each),
              other,
            ),
          ).toBeCloseTo(value, 12);
          const isEqual = one.every((_, a) =>
            one.every((__, b) => (one[a] === one[b]) === (other[a] === other[b])),
          );
          expect(value > 1 - 1e-9).toBe(isEqual);
        }
      }),
    );
  });

  test('refuses groupings of different nodes', () => {
    expect(() => adjustedRandIndex([1], [1, 2])).toThrow(expect.objectContaining({ code: 'kernel-length' }));
  });
});

describe('change between two times', () => {
  const network = (groups: Record<string, number>): { members: string[]; labels: number[] } => ({
    members: Object.keys(groups),
    labels: Object.values(groups),
  });

  test('tells who came and went, and what became of groups', () => {
    const before = network({ a: 0, b: 0, c: 0, d: 0, e: 1, f: 1, g: 2, h: 2, i: 3, j: 4, k: 4 });
    const after = network({ a: 0, b: 0, c: 1, d: 1, e: 2, f: 2, g: 2, h: 2, l: 3, m: 3, j: 4, k: 4 });
    const { joined, left, stayed, events } = changeBetween(before, after);
    expect([joined, left]).toEqual([['l', 'm'], ['i']]);
    expect(stayed.join('')).toBe('abcdefghjk');
    expect(events).toEqual([
      { kind: 'split', before: 0, after: [0, 1] },
      { kind: 'merged', before: [1, 2], after: 2 },
      { kind: 'dissolved', before: 3 },
      { kind: 'continued', before: 4, after: 4 },
      { kind: 'formed', after: 3 },
    ]);
  });

  test('mixes groups only where kinship goes both ways', () => {
    const before = network({ a: 0, b: 0, c: 0, d: 0, e: 1, f: 1, g: 1, h: 1 });
    const after = network({ a: 0, b: 0, c: 1, d: 1, e: 0, f: 0, g: 1, h: 1 });
    expect(changeBetween(before, after).events).toEqual([
      { kind: 'regrouped', before: [0, 1], after: [0, 1] },
    ]);
  });

  test('names every member and every group once, whatever the order', () => {
    const some = fc.dictionary(fc.constantFrom(...'abcdefghij'), fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(some, some, (old, fresh) => {
        const [before, after] = [network(old), network(fresh)];
        const change = changeBetween(before, after);
        expect([...change.left, ...change.stayed].sort()).toEqual(before.members.toSorted());
        expect([...change.joined, ...change.stayed].sort()).toEqual(after.members.toSorted());
        const olds = change.events.flatMap((event) => ('before' in event ? event.before : []));
        const news = change.events.flatMap((event) => ('after' in event ? event.after : []));
        expect(olds.toSorted()).toEqual([...new Set(before.labels)].sort());
        expect(news.toSorted()).toEqual([...new Set(after.labels)].sort());
        const turned = { members: before.members.toReversed(), labels: before.labels.toReversed() };
        expect(changeBetween(turned, after)).toEqual(change);
        const same = changeBetween(before, before);
        expect(same.events.every(({ kind }) => kind === 'continued')).toBe(true);
      }),
    );
  });

  test.each([
    ['kernel-length', { members: ['a'], labels: [] }, 0.5],
    ['kernel-value', { members: ['a', 'a'], labels: [0, 0] }, 0.5],
    ['kernel-parameter', { members: [], labels: [] }, 0],
  ])('is refused with %s', (code, members, kinship) => {
    expect(() => changeBetween(members, members, kinship)).toThrow(expect.objectContaining({ code }));
  });
});
