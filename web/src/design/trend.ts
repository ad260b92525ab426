export interface TrendPoint {
  /** Partial date: `2026-03`, or any label. */
  readonly period: string;
  readonly value: number;
  /** Interval around the value, where the figure is an estimate. */
  readonly low?: number;
  readonly high?: number;
}

export interface TrendBar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TrendShape {
  /** SVG path of the line, of the area of the interval (empty where there is none), and the last point. */
  readonly line: string;
  readonly band: string;
  readonly last: { readonly x: number; readonly y: number } | undefined;
  /** y of zero, where it lies inside. */
  readonly zero: number | undefined;
  /** Index whose x is nearest to a position. */
  nearest(x: number): number;
  /** One bar a point, from zero to its value, with a little air between. */
  readonly bars: readonly TrendBar[];
  at(index: number): { readonly x: number; readonly y: number };
}

/** Geometry of a small line chart. The scale holds zero unless told otherwise, so that heights mean amounts. */
export function trendShape(
  points: readonly TrendPoint[],
  width: number,
  height: number,
  options: { readonly fromZero?: boolean } = {},
): TrendShape {
  const values = points.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const fromZero = options.fromZero ?? true;
  const min = Math.min(...values, ...(fromZero ? [0] : []));
  const max = Math.max(...values, ...(fromZero ? [0] : []));
  const span = max - min || 1;
  const inset = 3;
  const x = (index: number) =>
    round(points.length === 1 ? width - inset : inset + (index / (points.length - 1)) * (width - 2 * inset));
  const y = (value: number) => round(height - inset - ((value - min) / span) * (height - 2 * inset));
  const path = (pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${px} ${py}`).join('');
  const hasBand = points.some(({ low, high }) => low !== undefined || high !== undefined);
  const upper = points.map((point, index) => [x(index), y(point.high ?? point.value)] as const);
  const lower = points.map((point, index) => [x(index), y(point.low ?? point.value)] as const).reverse();
  const end = points.at(-1);
  // Bars fill their own slots, so that the first and the last are not cut in half.
  const slot = width / Math.max(1, points.length);
  const barWidth = round(Math.max(1, slot * 0.68));
  const base = y(Math.max(min, 0));
  return {
    bars: points.map(({ value }, index) => ({
      x: round((index + 0.5) * slot - barWidth / 2),
      width: barWidth,
      // A value other than zero stays visible however small it is.
      y: value === 0 ? base : Math.min(y(value), base - 1),
      height: value === 0 ? 0 : round(Math.max(1, Math.abs(base - y(value)))),
    })),
    line: path(points.map((point, index) => [x(index), y(point.value)] as const)),
    band: hasBand ? `${path([...upper, ...lower])}Z` : '',
    last: end && { x: x(points.length - 1), y: y(end.value) },
    zero: min <= 0 && max >= 0 ? y(0) : undefined,
    nearest: (position) =>
      Math.max(
        0,
        Math.min(
          points.length - 1,
          Math.round(((position - inset) / Math.max(1, width - 2 * inset)) * (points.length - 1)),
        ),
      ),
    at: (index) => ({ x: x(index), y: y(points[index]?.value ?? 0) }),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
