import type { PairComparer } from './pair-comparer.ts';

/** Posterior log-odds of two records in bits; the one whose id comes first is `a`. */
export function scoreOf(comparer: PairComparer, a: number, b: number, priorBits: number): number {
  const compared = comparer.compare(a, b);
  const bits = priorBits + compared - comparer.overstated(priorBits);
  return bits - comparer.uncorroborated(bits, priorBits);
}
