import type { Format } from '../../../i18n/index.ts';
import type { Analysis } from './analyses.ts';

/**
 * Writes values of an analysis, all with the same digits.
 * @param largest of the values that are read together
 */
export function valueWriter(
  { unit }: Pick<Analysis, 'unit'>,
  largest: number,
  format: Pick<Format, 'number' | 'percent'>,
): (value: number) => string {
  switch (unit) {
    case 'share': {
      const percent = 100 * largest;
      // Three digits of the largest: 45.3 %, 4.53 %, 0.453 %.
      const digits = percent > 0 ? Math.min(5, Math.max(1, 2 - Math.floor(Math.log10(percent)))) : 1;
      return (value) => format.percent(value, digits);
    }
    case 'count':
      return (value) => format.number(value);
    case 'number':
      return (value) => format.number(value, 3);
  }
}

/** A number with all its digits, as the language writes it. */
export function writtenExactly(value: number, { number }: Pick<Format, 'number'>): string {
  return number(value, String(value).split('.')[1]?.length ?? 0);
}
