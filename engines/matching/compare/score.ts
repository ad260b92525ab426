import type { PairComparer } from './pair-comparer.ts';

/** Posterior log-odds of two records in bits; the one whose id comes first is `a`. */
export function scoreOf(comparer: PairComparer, a: number, b: number, priorBits: number): number {
  const compared = comparer.compare(a, b);
  const { household, holders, corroboration } = comparer.guarded(compared, priorBits);
  return priorBits + compared - household - holders - corroboration;
}
