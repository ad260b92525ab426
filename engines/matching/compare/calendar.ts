import { DATE } from './outcome.ts';

/** Year, month and day in one integer; 0 for a part that is not known. */
export function packDate(text: string): number {
  const [, year, month, day] = /^\s*(\d{4})(?:-?(\d{2})(?:-?(\d{2}))?)?(?:T.*)?\s*$/.exec(text) ?? [];
  if (year === undefined) return 0;
  const m = Number(month ?? 0);
  const d = Number(day ?? 0);
  return m > 12 || d > 31 ? 0 : Number(year) * 10_000 + m * 100 + d;
}

/** How two packed dates compare, as a position in the outcomes of dates. */
export function compareDates(a: number, b: number): number {
  if (a === b) return coarse(a) ? DATE.coarse : DATE.exact;
  const yearA = Math.floor(a / 10_000);
  const yearB = Math.floor(b / 10_000);
  const monthA = Math.floor(a / 100) % 100;
  const monthB = Math.floor(b / 100) % 100;
  const dayA = a % 100;
  const dayB = b % 100;
  if (coarse(a) || coarse(b)) {
    if (yearA !== yearB) return DATE.different;
    return monthA === 0 || monthB === 0 || monthA === monthB ? DATE.coarse : DATE.sameYear;
  }
  if (yearA === yearB && monthA === dayB && dayA === monthB) return DATE.swapped;
  if (isSlip(a, b)) return DATE.slip;
  const same = Number(yearA === yearB) + Number(monthA === monthB) + Number(dayA === dayB);
  if (same === 2) return DATE.twoParts;
  // The first of January stands for “some day of that year” in many registers.
  if (yearA === yearB) return isNewYear(a) || isNewYear(b) ? DATE.coarse : DATE.sameYear;
  return DATE.different;
}

function coarse(date: number): boolean {
  return date % 100 === 0;
}

function isNewYear(date: number): boolean {
  return date % 10_000 === 101;
}

/** One figure of eight differs, or two neighbours changed places. */
function isSlip(a: number, b: number): boolean {
  let x = a;
  let y = b;
  let differing = 0;
  let first = 0;
  let second = 0;
  for (let at = 0; at < 8; at++) {
    if (x % 10 !== y % 10) {
      differing += 1;
      if (differing === 1) first = at;
      else if (differing === 2) second = at;
      else return false;
    }
    x = Math.floor(x / 10);
    y = Math.floor(y / 10);
  }
  if (differing === 1) return true;
  if (second !== first + 1) return false;
  const low = 10 ** first;
  const high = 10 ** second;
  return (
    Math.floor(a / low) % 10 === Math.floor(b / high) % 10 &&
    Math.floor(a / high) % 10 === Math.floor(b / low) % 10
  );
}
