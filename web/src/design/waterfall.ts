export interface WaterfallBar {
  readonly bits: number;
  /** Start and length of the bar as shares (0 to 1) of the whole plot. */
  readonly from: number;
  readonly length: number;
}

/** Bars of additive contributions on one scale that always holds zero; the last one is the total. */
export function waterfall(
  parts: readonly { readonly bits: number }[],
  total: number,
): { readonly bars: readonly WaterfallBar[]; readonly zero: number } {
  let sum = 0;
  const spans = parts.map(({ bits }) => {
    const start = sum;
    sum += bits;
    return { bits, low: Math.min(start, sum), high: Math.max(start, sum) };
  });
  spans.push({ bits: total, low: Math.min(0, total), high: Math.max(0, total) });
  const low = Math.min(0, ...spans.map((span) => span.low));
  const range = Math.max(0, ...spans.map((span) => span.high)) - low || 1;
  return {
    bars: spans.map((span) => ({
      bits: span.bits,
      from: (span.low - low) / range,
      length: (span.high - span.low) / range,
    })),
    zero: (0 - low) / range,
  };
}
