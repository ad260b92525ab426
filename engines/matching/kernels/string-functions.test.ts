import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jaroWinkler, levenshtein, optimalStringAlignment } from './index.ts';
import { pair } from './texts.arbitrary.ts';

/** The definitions, as textbooks print them. */
function textbookJaroWinkler(a: string, b: string): number {
  if (a.length + b.length === 0) return 1;
  const reach = Math.max(0, Math.floor(Math.max(a.length, b.length) / 2) - 1);
  const taken = new Set<number>();
  const matched: number[] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = Math.max(0, i - reach); j <= Math.min(b.length - 1, i + reach); j++) {
      if (taken.has(j) || a[i] !== b[j]) continue;
      taken.add(j);
      matched.push(i);
      break;
    }
  }
  const m = matched.length;
  if (m === 0) return 0;
  const inOrder = [...taken].sort((x, y) => x - y);
  const t = Math.floor(matched.filter((i, at) => a[i] !== b[inOrder[at] ?? -1]).length / 2);
  const jaro = (m / a.length + m / b.length + (m - t) / m) / 3;
  let prefix = 0;
  while (prefix < Math.min(4, a.length, b.length) && a[prefix] === b[prefix]) prefix++;
  return jaro > 0.7 ? jaro + prefix * 0.1 * (1 - jaro) : jaro;
}

function textbookDistance(a: string, b: string, swaps: boolean): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) => [i]);
  const cell = (i: number, j: number): number => table[i]?.[j] ?? Number.NaN;
  for (let i = 0; i <= a.length; i++) {
    for (let j = i === 0 ? 0 : 1; j <= b.length; j++) {
      if (i === 0) {
        table[0]?.splice(j, 1, j);
        continue;
      }
      let least = Math.min(
        cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        cell(i - 1, j) + 1,
        cell(i, j - 1) + 1,
      );
      if (swaps && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, cell(i - 2, j - 2) + 1);
      table[i]?.push(least);
    }
  }
  return cell(a.length, b.length);
}

const RUNS = { numRuns: 1500 };

test('published examples', () => {
  expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.9611, 4);
  expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.8133, 4);
  expect(jaroWinkler('DWAYNE', 'DUANE')).toBeCloseTo(0.84, 4);
  expect(levenshtein('kitten', 'sitting')).toBe(3);
  expect(optimalStringAlignment('CA', 'ABC')).toBe(3);
  expect(optimalStringAlignment('abcd', 'acbd')).toBe(1);
});

test('empty strings', () => {
  expect([jaroWinkler('', ''), jaroWinkler('', 'a'), jaroWinkler('a', '')]).toEqual([1, 0, 0]);
  expect([levenshtein('', ''), levenshtein('', 'abc'), levenshtein('abc', '')]).toEqual([0, 3, 3]);
});

test('Jaro-Winkler is the textbook’s, symmetric, and 1 for equal strings only', () => {
  fc.assert(
    fc.property(pair, ([a, b]) => {
      const similarity = jaroWinkler(a, b);
      expect(similarity).toBeCloseTo(textbookJaroWinkler(a, b), 14);
      expect(jaroWinkler(b, a)).toBe(similarity);
      expect(jaroWinkler(a, a)).toBe(1);
      expect(similarity === 1).toBe(a === b);
      expect(similarity >= 0 && similarity <= 1).toBe(true);
    }),
    RUNS,
  );
});

test('both distances are the textbook’s, and one more than the cutoff beyond it', () => {
  fc.assert(
    fc.property(pair, fc.nat(12), ([a, b], cutoff) => {
      const plain = textbookDistance(a, b, false);
      const swapped = textbookDistance(a, b, true);
      expect([levenshtein(a, b), levenshtein(b, a)]).toEqual([plain, plain]);
      expect([optimalStringAlignment(a, b), optimalStringAlignment(b, a)]).toEqual([swapped, swapped]);
      expect(levenshtein(a, b, cutoff)).toBe(Math.min(plain, cutoff + 1));
      expect(optimalStringAlignment(a, b, cutoff)).toBe(Math.min(swapped, cutoff + 1));
    }),
    RUNS,
  );
});
