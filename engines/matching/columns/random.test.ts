import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mix, seededRandom } from './random.ts';

test('a seed gives the same stream each time, within [0, 1)', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const one = seededRandom(seed);
      const other = seededRandom(seed);
      for (let at = 0; at < 50; at++) {
        const drawn = one();
        expect(drawn).toBe(other());
        expect(drawn).toBeGreaterThanOrEqual(0);
        expect(drawn).toBeLessThan(1);
      }
    }),
  );
});

test('the stream is spread evenly', () => {
  const random = seededRandom(7);
  const bands = Array.from({ length: 10 }, () => 0);
  for (let at = 0; at < 100_000; at++) {
    const band = Math.floor(random() * 10);
    bands[band] = (bands[band] ?? 0) + 1;
  }
  for (const count of bands) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test('mixing spreads neighbouring pairs over a table', () => {
  const places = new Set<number>();
  for (let one = 0; one < 200; one++)
    for (let other = 0; other < 200; other++) places.add(mix(one, other) & 0xffff);
  // 40,000 keys at random in 65,536 places fill 29,900 of them.
  expect(places.size).toBeGreaterThan(28_000);
  expect(mix(1, -1)).toBeGreaterThanOrEqual(0);
});
