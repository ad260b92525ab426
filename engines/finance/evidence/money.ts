/** The unit that books are kept in: hundredths, for every currency that the partners meet. */
const MINOR = 100;
const AMOUNT = /^\d{1,12}(\.\d{1,6})?$/;

/** Minor units, whole; undefined where the text is no amount above or of zero. */
export function minorUnits(text: string | undefined): number | undefined {
  if (text === undefined || !AMOUNT.test(text)) return undefined;
  return Math.round(Number(text) * MINOR);
}

/** The amount as people write it. */
export function majorUnits(minor: number): number {
  return minor / MINOR;
}

const DAY = /^\d{4}-\d{2}-\d{2}/;
const SECONDS_OF_DAY = 86_400;

/** The day of a date that is known to the day; undefined for a month or a year. */
export function dayOf(text: string | undefined): string | undefined {
  const day = text && DAY.exec(text)?.[0];
  return day && Number.isFinite(Date.parse(day)) ? day : undefined;
}

/** Days since 1970. @param day ISO */
export function dayNumber(day: string): number {
  return Date.parse(day) / 1000 / SECONDS_OF_DAY;
}
