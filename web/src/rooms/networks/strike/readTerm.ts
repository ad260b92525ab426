import type { Changed } from './strike.ts';

/** A number as somebody writes it, with a point or a comma; undefined where it is none, or out of bounds. */
export function readTerm(term: keyof Changed, text: string): number | undefined {
  const written = text.trim().replace(',', '.');
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(written)) return undefined;
  const value = Number(written);
  switch (term) {
    case 'cost':
      return value > 0 && value <= 1000 ? value : undefined;
    case 'likelihood':
      return value >= 1 && value <= 99 ? value / 100 : undefined;
    case 'delayDays':
      return Number.isInteger(value) && value <= 730 ? value : undefined;
  }
}
