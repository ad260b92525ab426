import { expect, test } from 'vitest';
import { fewestMatches } from './jaro-winkler-floor.ts';
import { jaroWinklerOf } from './jaro-winkler.ts';

test('the fewest matches reach the floor, and one fewer does not', () => {
  const wrong: string[] = [];
  for (const floor of [0, 0.33, 0.5, 0.69, 0.7, 0.71, 0.8, 0.85, 0.9, 0.99, 1]) {
    const table = fewestMatches(floor);
    for (let prefix = 0; prefix < 5; prefix++) {
      for (let a = 0; a <= 64; a++) {
        for (let b = 0; b <= 64; b++) {
          const best = (matches: number): number =>
            jaroWinklerOf(a, b, matches, 0, Math.min(prefix, matches)) + 1e-9;
          const fewest = table[(prefix * 65 + a) * 65 + b] ?? 0;
          const right =
            fewest === 255
              ? best(Math.min(a, b)) < floor
              : best(fewest) >= floor && (fewest === 0 || best(fewest - 1) < floor);
          if (!right) wrong.push(`${floor} ${prefix} ${a} ${b}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});
