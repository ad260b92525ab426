import { fewestMatches, LONGEST } from './jaro-winkler-floor.ts';
import { jaroWinklerToPattern } from './jaro-winkler.ts';
import { NO_CUTOFF } from './kernels.ts';
import type { Kernels } from './kernels.ts';
import { distanceToPattern } from './levenshtein.ts';
import { Pattern } from './pattern.ts';
import { HEAD_CELLS } from './pool-memory.ts';
import { LENGTH_MASK, longestPrefix, mostInCommon } from './signature.ts';
import type { StringPool } from './string-pool.ts';

const ROW = LONGEST + 1;

/** The kernels in plain TypeScript, where WebAssembly is missing; the oracle of those that are not. */
export class TypeScriptKernels implements Kernels {
  readonly implementation = 'typescript';
  readonly #pool: StringPool;
  readonly #pattern = new Pattern();
  /** Whose positions the pattern holds; strings of a pool never change. */
  #loaded = -1;

  constructor(pool: StringPool) {
    this.#pool = pool;
  }

  #load(i: number): Pattern {
    if (i !== this.#loaded) {
      this.#pattern.load(this.#pool.codes, this.#pool.start(i), this.#pool.length(i));
      this.#loaded = i;
    }
    return this.#pattern;
  }

  jaroWinkler(i: number, j: number): number {
    if (i === j) return 1;
    const pool = this.#pool;
    return jaroWinklerToPattern(this.#load(i), pool.codes, pool.start(j), pool.length(j));
  }

  #distance(i: number, j: number, cutoff: number, swaps: boolean): number {
    if (i === j) return 0;
    const pool = this.#pool;
    return distanceToPattern(this.#load(i), pool.codes, pool.start(j), pool.length(j), cutoff, swaps);
  }

  levenshtein(i: number, j: number, cutoff = NO_CUTOFF): number {
    return this.#distance(i, j, cutoff, false);
  }

  optimalStringAlignment(i: number, j: number, cutoff = NO_CUTOFF): number {
    return this.#distance(i, j, cutoff, true);
  }

  jaroWinklerMany(i: number, ids: Int32Array, floor: number, out: Float32Array): void {
    const { heads, codes } = this.#pool;
    const pattern = this.#load(i);
    const need = fewestMatches(floor);
    const head = i * HEAD_CELLS;
    const told = heads[head + 1] ?? 0;
    const low = heads[head + 2] ?? 0;
    const high = heads[head + 3] ?? 0;
    const filtered = pattern.length <= LONGEST;
    for (let at = 0; at < ids.length; at++) {
      const other = (ids[at] ?? 0) * HEAD_CELLS;
      const otherTold = heads[other + 1] ?? 0;
      const length = otherTold & LENGTH_MASK;
      let fewest = 0;
      if (filtered && length <= LONGEST) {
        const prefix = longestPrefix(told, otherTold);
        fewest = need[(prefix * ROW + pattern.length) * ROW + length] ?? 0;
        const otherLow = heads[other + 2] ?? 0;
        const otherHigh = heads[other + 3] ?? 0;
        if (mostInCommon(pattern.length, low, high, length, otherLow, otherHigh) < fewest) {
          out[at] = 0;
          continue;
        }
      }
      const similarity =
        length < LENGTH_MASK
          ? jaroWinklerToPattern(pattern, codes, heads[other] ?? 0, length, fewest)
          : this.jaroWinkler(i, ids[at] ?? 0);
      out[at] = similarity < floor ? 0 : similarity;
    }
  }

  #distanceMany(i: number, ids: Int32Array, cutoff: number, swaps: boolean, out: Int32Array): void {
    const { heads, codes } = this.#pool;
    const pattern = this.#load(i);
    const head = i * HEAD_CELLS;
    const low = heads[head + 2] ?? 0;
    const high = heads[head + 3] ?? 0;
    for (let at = 0; at < ids.length; at++) {
      const other = (ids[at] ?? 0) * HEAD_CELLS;
      const length = (heads[other + 1] ?? 0) & LENGTH_MASK;
      if (length === LENGTH_MASK) {
        out[at] = this.#distance(i, ids[at] ?? 0, cutoff, swaps);
        continue;
      }
      const otherLow = heads[other + 2] ?? 0;
      const otherHigh = heads[other + 3] ?? 0;
      const common = mostInCommon(pattern.length, low, high, length, otherLow, otherHigh);
      out[at] =
        Math.max(pattern.length, length) - common > cutoff
          ? cutoff + 1
          : distanceToPattern(pattern, codes, heads[other] ?? 0, length, cutoff, swaps);
    }
  }

  levenshteinMany(i: number, ids: Int32Array, cutoff: number, out: Int32Array): void {
    this.#distanceMany(i, ids, cutoff, false, out);
  }

  optimalStringAlignmentMany(i: number, ids: Int32Array, cutoff: number, out: Int32Array): void {
    this.#distanceMany(i, ids, cutoff, true, out);
  }
}
