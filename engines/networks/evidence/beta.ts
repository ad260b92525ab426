/** A probability that is itself uncertain: Beta(α, β), worth α + β outcomes that were seen. */
export interface Beta {
  readonly alpha: number;
  readonly beta: number;
}

export function betaOf(mean: number, strength: number): Beta {
  return { alpha: mean * strength, beta: (1 - mean) * strength };
}

export function meanOf({ alpha, beta }: Beta): number {
  return alpha / (alpha + beta);
}

export function varianceOf({ alpha, beta }: Beta): number {
  const sum = alpha + beta;
  return (alpha * beta) / (sum * sum * (sum + 1));
}

/** Least and largest share that a Beta of moments may have, and the most outcomes it may be worth. */
const EDGE = 1e-9;
const MOST_STRENGTH = 1e6;

/** The Beta of this mean and variance; of a variance that no Beta has, the nearest one. */
export function betaFromMoments(mean: number, variance: number): Beta {
  const share = Math.min(1 - EDGE, Math.max(EDGE, mean));
  const strength = (share * (1 - share)) / Math.max(variance, Number.MIN_VALUE) - 1;
  return betaOf(share, Math.min(MOST_STRENGTH, Math.max(EDGE, strength)));
}

/** ln Γ(x) for x > 0 (Lanczos 1964, g = 7, nine terms; about 15 digits). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let sum = 0.99999999999980993;
  for (let at = 0; at < LANCZOS.length; at += 1) sum += LANCZOS[at]! / (shifted + at + 1);
  const base = shifted + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905,
  -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Probability that the share is at most x: the regularised incomplete beta function, by its continued fraction. */
export function betaBelow(beta: Beta, x: number): number {
  return below(beta, logScale(beta), x);
}

/** ln of what scales the density of a Beta: the costly part of it, the same for every share. */
function logScale({ alpha, beta }: Beta): number {
  return logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta);
}

function below({ alpha, beta }: Beta, scale: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(scale + alpha * Math.log(x) + beta * Math.log1p(-x));
  return x < (alpha + 1) / (alpha + beta + 2)
    ? (front * continuedFraction(alpha, beta, x)) / alpha
    : 1 - (front * continuedFraction(beta, alpha, 1 - x)) / beta;
}

function continuedFraction(alpha: number, beta: number, x: number): number {
  const tiny = 1e-300;
  const away = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let numerator = 1;
  let denominator = 1 / away(1 - ((alpha + beta) * x) / (alpha + 1));
  let result = denominator;
  for (let m = 1; m < 10_000; m++) {
    let factor = (m * (beta - m) * x) / ((alpha + 2 * m - 1) * (alpha + 2 * m));
    denominator = 1 / away(1 + factor * denominator);
    numerator = away(1 + factor / numerator);
    result *= denominator * numerator;
    factor = (-(alpha + m) * (alpha + beta + m) * x) / ((alpha + 2 * m) * (alpha + 2 * m + 1));
    denominator = 1 / away(1 + factor * denominator);
    numerator = away(1 + factor / numerator);
    const change = denominator * numerator;
    result *= change;
    if (Math.abs(change - 1) < 1e-14) break;
  }
  return result;
}

/** More than halving alone takes to come as near as is asked. */
const MOST_STEPS = 100;
/** How near to p the distribution comes: what rounding leaves of it. */
const NEAR = 1e-14;

/**
 * The share that is exceeded with probability 1 − p. Newton steps on the distribution, each kept within the bounds that are
 * known by then; where one would leave them, or gains too little, the bounds are halved.
 */
export function betaQuantile(beta: Beta, p: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const scale = logScale(beta);
  let [low, high] = [0, 1];
  let x = meanOf(beta);
  for (let step = 0; step < MOST_STEPS; step++) {
    const over = below(beta, scale, x) - p;
    if (Math.abs(over) <= NEAR) return x;
    if (over < 0) low = x;
    else high = x;
    const density = Math.exp(scale + (beta.alpha - 1) * Math.log(x) + (beta.beta - 1) * Math.log1p(-x));
    const newton = x - over / density;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (next === low || next === high) return next;
    x = next;
  }
  return x;
}
