/** Days since 1970-01-01, for time bars and comparisons. */
export type Day = number;

/** No day known. As a beginning it is before every day, as an end after. */
export const ALWAYS_FROM: Day = -2_147_483_648;
export const ALWAYS_TO: Day = 2_147_483_647;

const ISO_DAY = /^\d{4}(-\d{2}(-\d{2})?)?/;
const MILLISECONDS = 86_400_000;

/** The first day that an ISO date of any precision (year, month, day, instant) may mean; undefined where it is none. */
export function firstDay(text: string): Day | undefined {
  const match = ISO_DAY.exec(text);
  if (!match) return undefined;
  const day = Date.parse(`${`${match[0]}-01-01`.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(day) ? undefined : Math.floor(day / MILLISECONDS);
}

/** The last day that an ISO date may mean. */
export function lastDay(text: string): Day | undefined {
  const first = firstDay(text);
  const match = ISO_DAY.exec(text);
  if (first === undefined || !match || match[2] !== undefined) return first;
  const [year, month] = match[0].split('-').map(Number);
  const next = month === undefined ? Date.UTC((year ?? 0) + 1, 0, 1) : Date.UTC(year ?? 0, month, 1);
  return Math.floor(next / MILLISECONDS) - 1;
}

export function isoDay(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}
