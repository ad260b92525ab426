import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jaroWinkler, levenshtein, openKernels, optimalStringAlignment, StringPool } from './index.ts';
import type { Kernels } from './index.ts';
import { oneAndMany, pair, text } from './texts.arbitrary.ts';
import { TypeScriptKernels } from './typescript-kernels.ts';

const pool = new StringPool({ strings: 2, units: 10 });
const implementations: readonly Kernels[] = [openKernels(pool), new TypeScriptKernels(pool)];

test('WebAssembly is at work here', () => {
  expect(implementations.map(({ implementation }) => implementation)).toEqual(['wasm', 'typescript']);
});

test('one pair: both implementations and the functions over strings agree to the bit, while the pool grows', () => {
  fc.assert(
    fc.property(pair, fc.nat(8), ([a, b], cutoff) => {
      const [i, j] = [pool.intern(a), pool.intern(b)];
      for (const kernels of implementations) {
        expect(kernels.jaroWinkler(i, j)).toBe(jaroWinkler(a, b));
        expect(kernels.levenshtein(i, j)).toBe(levenshtein(a, b));
        expect(kernels.levenshtein(i, j, cutoff)).toBe(levenshtein(a, b, cutoff));
        expect(kernels.optimalStringAlignment(i, j)).toBe(optimalStringAlignment(a, b));
        expect(kernels.optimalStringAlignment(i, j, cutoff)).toBe(optimalStringAlignment(a, b, cutoff));
      }
    }),
    { numRuns: 2000 },
  );
});

test('many at once: as one by one, with what is below the floor or beyond the cutoff left out', () => {
  // A floor that one of the similarities reaches to the bit shows whether the filter lets through what it must.
  const floors = fc.oneof(
    fc.constantFrom(0, 0.7, 0.85, 1),
    fc.nat(11).map((which) => ({ which })),
    fc.nat(11).map((which) => ({ which })),
  );
  fc.assert(
    fc.property(oneAndMany, floors, fc.nat(6), ({ one, many }, choice, cutoff) => {
      const i = pool.intern(one);
      const ids = Int32Array.from(many, (each) => pool.intern(each));
      const floor =
        typeof choice === 'number' ? choice : jaroWinkler(one, many[choice.which % many.length] ?? '');
      const similarities = Float32Array.from(many, (each) => {
        const similarity = jaroWinkler(one, each);
        return similarity < floor ? 0 : similarity;
      });
      for (const kernels of implementations) {
        const out = new Float32Array(ids.length);
        kernels.jaroWinklerMany(i, ids, floor, out);
        expect(out).toEqual(similarities);
        const distances = new Int32Array(ids.length);
        kernels.levenshteinMany(i, ids, cutoff, distances);
        expect(distances).toEqual(Int32Array.from(many, (each) => levenshtein(one, each, cutoff)));
        kernels.optimalStringAlignmentMany(i, ids, cutoff, distances);
        expect(distances).toEqual(Int32Array.from(many, (each) => optimalStringAlignment(one, each, cutoff)));
      }
    }),
    { numRuns: 500 },
  );
});

test('more at once than a workspace holds', () => {
  const ids = Int32Array.from({ length: 10_001 }, (_, at) => pool.intern(`person ${at % 3000}`));
  const [compiled, plain] = implementations.map((kernels) => {
    const out = new Float32Array(ids.length);
    kernels.jaroWinklerMany(ids[17] ?? 0, ids, 0.9, out);
    return out;
  });
  expect(compiled).toEqual(plain);
  expect(compiled?.[17]).toBe(1);
});

test('two kernels of one thread over one pool do not disturb each other', () => {
  const [first, second] = [openKernels(pool), openKernels(pool)];
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      const [i, j, k] = [pool.intern(a), pool.intern(b), pool.intern(c)];
      expect(first.levenshtein(i, k)).toBe(levenshtein(a, c));
      expect(second.levenshtein(j, k)).toBe(levenshtein(b, c));
      expect(first.levenshtein(i, j)).toBe(levenshtein(a, b));
      expect(second.jaroWinkler(i, j)).toBe(jaroWinkler(a, b));
    }),
    { numRuns: 300 },
  );
});
