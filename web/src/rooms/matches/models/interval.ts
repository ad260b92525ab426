/** Normal quantile for 95 %. */
const Z = 1.96;

/** Wilson's score interval (1927) of a share seen in so many cases, at 95 %. */
export function intervalOf(share: number, cases: number): { readonly low: number; readonly high: number } {
  const square = (Z * Z) / cases;
  const middle = (share + square / 2) / (1 + square);
  const half = (Z / (1 + square)) * Math.sqrt((share * (1 - share)) / cases + square / (4 * cases));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
