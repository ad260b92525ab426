import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TagIndex, encodeTags } from './tag-index.ts';
import { tagsIn } from './tag.ts';
import { seededBytes } from './testing.ts';

// A machine at work takes several times as long.
function spread(count: number, seed: number): BigUint64Array {
  const tags = new Set<bigint>();
  const random = seededBytes(seed);
  while (tags.size < count) for (const tag of tagsIn(random(8))) tags.add(tag);
  return BigUint64Array.from(tags).sort();
}

const TOP = 2n ** 64n;

describe('tags', () => {
  test.each([1024, 2048])('%i of them are found, their neighbours are not', (count) => {
    const tags = spread(count, count);
    const index = new TagIndex(encodeTags(tags));
    const held = new Set(tags);
    expect(index.count).toBe(count);
    for (const tag of tags) {
      expect(index.has(tag)).toBe(true);
      for (const near of [tag - 1n, tag + 1n, tag ^ (1n << 40n)]) {
        if (near >= 0n && near < TOP) expect(index.has(near)).toBe(held.has(near));
      }
    }
  });

  test('cost 65.54 - s bits where they are spread evenly, and a little for the table', () => {
    const bits = (encodeTags(spread(4096, 5)).length * 8) / 4096;
    expect(bits).toBeGreaterThan(53.3);
    expect(bits).toBeLessThan(53.8);
  });

  test('may lie anywhere', () => {
    const anywhere = fc.oneof(
      fc.bigInt({ min: 0n, max: TOP - 1n }),
      fc.bigInt({ min: 0n, max: 2000n }),
      fc.bigInt({ min: TOP - 2000n, max: TOP - 1n }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(anywhere, { minLength: 10, maxLength: 60 }), (some) => {
        const all = new Set(some);
        for (let next = 5_000n; all.size < 1024; next += 3n) all.add(next);
        const tags = BigUint64Array.from(all).sort();
        const index = new TagIndex(encodeTags(tags));
        expect(some.every((tag) => index.has(tag))).toBe(true);
        for (const tag of some) expect(index.has(tag ^ 1n)).toBe(all.has(tag ^ 1n));
      }),
      { numRuns: 20 },
    );
  });

  test('in another number or order are refused', () => {
    expect(() => encodeTags(new BigUint64Array(1000))).toThrow(RangeError);
    expect(() => encodeTags(spread(512, 1))).toThrow(RangeError);
    expect(() => encodeTags(spread(1024, 1).reverse())).toThrow(RangeError);
    expect(() => encodeTags(new BigUint64Array(1024))).toThrow(RangeError);
  });
});

test('a changed file is read as some index or refused, and never crashes', () => {
  const file = encodeTags(spread(1024, 9));
  fc.assert(
    fc.property(
      fc.nat(file.length - 1),
      fc.integer({ min: 1, max: 255 }),
      fc.boolean(),
      (at, change, cut) => {
        const changed = cut ? file.slice(0, at) : file.slice();
        if (!cut) changed[at] = (changed[at] ?? 0) ^ change;
        try {
          expect(new TagIndex(changed).count).toBe(1024);
        } catch (error) {
          expect(error).toMatchObject({ code: 'check-unreadable' });
        }
      },
    ),
    { numRuns: 150 },
  );
});
