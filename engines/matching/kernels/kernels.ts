/**
 * String kernels over the ids of one pool. Results are those of the functions of the same name over strings,
 * bit for bit, whichever implementation is at work. Not for two threads at once: each opens its own.
 */
export interface Kernels {
  readonly implementation: 'wasm' | 'typescript';

  /** 0 to 1; see `jaroWinkler` in `jaro-winkler.ts`. */
  jaroWinkler(i: number, j: number): number;
  /** See `levenshtein` in `levenshtein.ts`. `cutoff + 1` where the distance is greater than the cutoff. */
  levenshtein(i: number, j: number, cutoff?: number): number;
  /** See `optimalStringAlignment` in `levenshtein.ts`. */
  optimalStringAlignment(i: number, j: number, cutoff?: number): number;

  /**
   * One string against many: `out[k]` becomes the similarity of `i` and `ids[k]`, or 0 where it is below the
   * floor, which lengths and letter signatures often show before any comparison. Rounded to 32 bits, which may
   * bring it just below the floor: ask whether it is above 0. `out` has at least as many cells as `ids`; a call
   * costs about as much as half a comparison, so that few ids are worth one too.
   */
  jaroWinklerMany(i: number, ids: Int32Array, floor: number, out: Float32Array): void;
  /** As above: `out[k]` becomes the distance, or `cutoff + 1` where it is greater than the cutoff. */
  levenshteinMany(i: number, ids: Int32Array, cutoff: number, out: Int32Array): void;
  optimalStringAlignmentMany(i: number, ids: Int32Array, cutoff: number, out: Int32Array): void;
}

/** No cutoff: greater than any distance. */
export const NO_CUTOFF = 0x3fffffff;

/** A cutoff as the compiled kernels take it. */
export function wholeCutoff(cutoff: number): number {
  return Math.floor(Math.min(cutoff, NO_CUTOFF));
}
