import type { Beta } from '../evidence/beta.ts';
import type { Random } from '../random.ts';

/** A draw of a Beta, by two Gammas. */
export function sampleBeta({ alpha, beta }: Beta, random: Random): number {
  if (beta === 0) return 1;
  const one = sampleGamma(alpha, random);
  const other = sampleGamma(beta, random);
  return one + other === 0 ? 0.5 : one / (one + other);
}

/** Marsaglia & Tsang 2000; shapes below 1 by their power. */
function sampleGamma(shape: number, random: Random): number {
  if (shape < 1) return sampleGamma(shape + 1, random) * Math.max(random.next(), 2 ** -33) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = sampleNormal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = Math.max(random.next(), 2 ** -33);
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Box & Muller 1958. */
function sampleNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
