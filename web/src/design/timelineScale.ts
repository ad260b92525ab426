/** A partial date as the span of days it covers, in milliseconds since 1970 (UTC); undefined where it is no date. */
export function spanOf(date: string): { readonly start: number; readonly end: number } | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T.*)?)?)?$/.exec(date);
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = match[2] === undefined ? undefined : Number(match[2]) - 1;
  const day = match[3] === undefined ? undefined : Number(match[3]);
  const start = utc(year, month ?? 0, day ?? 1);
  const end =
    day !== undefined
      ? start + 86_400_000
      : month !== undefined
        ? utc(year, month + 1, 1)
        : utc(year + 1, 0, 1);
  return Number.isNaN(start) ? undefined : { start, end };
}

/** Date.UTC reads years below 100 as of the twentieth century. */
function utc(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month, day);
}

/** Round years for an axis between two instants: at most `count` of them. */
export function yearTicks(start: number, end: number, count: number): readonly number[] {
  const first = new Date(start).getUTCFullYear();
  const last = new Date(end).getUTCFullYear();
  const step = [1, 2, 5, 10, 20, 50, 100].find((size) => (last - first) / size <= count) ?? 200;
  const ticks: number[] = [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const at = utc(year, 0, 1);
    if (at >= start && at <= end) ticks.push(year);
  }
  return ticks;
}
