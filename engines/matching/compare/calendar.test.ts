import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDates, packDate } from './calendar.ts';
import { DATE } from './outcome.ts';

/** Year, month and day as they are written; `00` for what is not known. */
const date = fc
  .tuple(
    fc.constantFrom('1980', '1981', '1990', '2001', '2010'),
    fc.constantFrom('00', '01', '02', '10', '11', '12'),
    fc.constantFrom('00', '01', '02', '10', '11', '12', '21', '31'),
  )
  .map(([year, month, day]) => (month === '00' ? `${year}0000` : `${year}${month}${day}`));

function isCoarse(text: string): boolean {
  return text.endsWith('00');
}

function oneFigureOff(a: string, b: string): boolean {
  const differing = [...a].flatMap((figure, at) => (figure === b[at] ? [] : [at]));
  const [first = 0, second] = differing;
  if (differing.length === 1) return true;
  return differing.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}

/** The same from the words of the outcomes, on text. */
function byDefinition(a: string, b: string): number {
  const parts = (text: string): string[] => [text.slice(0, 4), text.slice(4, 6), text.slice(6)];
  const [yearA = '', monthA = '', dayA = ''] = parts(a);
  const [yearB = '', monthB = '', dayB = ''] = parts(b);
  if (isCoarse(a) || isCoarse(b)) {
    if (yearA !== yearB) return DATE.different;
    return monthA !== '00' && monthB !== '00' && monthA !== monthB ? DATE.sameYear : DATE.coarse;
  }
  if (a === b) return DATE.exact;
  if (yearA === yearB && monthA === dayB && dayA === monthB) return DATE.swapped;
  if (oneFigureOff(a, b)) return DATE.slip;
  if ([yearA === yearB, monthA === monthB, dayA === dayB].filter(Boolean).length === 2) return DATE.twoParts;
  if (yearA !== yearB) return DATE.different;
  return a.endsWith('0101') || b.endsWith('0101') ? DATE.coarse : DATE.sameYear;
}

describe('dates', () => {
  test('compare as their words say, from either side', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(compareDates(Number(a), Number(b))).toBe(byDefinition(a, b));
        expect(compareDates(Number(b), Number(a))).toBe(byDefinition(a, b));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['1990-05-04', '1990-05-04', DATE.exact],
    ['1990-05-04', '1990-04-05', DATE.swapped],
    ['1990-05-04', '1990-05-14', DATE.slip],
    ['1990-05-04', '1987-05-04', DATE.twoParts],
    ['1990-05-04', '1990-05-23', DATE.twoParts],
    ['1990-01-01', '1990-05-23', DATE.coarse],
    ['1990', '1990-05-23', DATE.coarse],
    ['1990-05', '1990-05-23', DATE.coarse],
    ['1990-06', '1990-05-23', DATE.sameYear],
    ['1990-11-30', '1990-05-23', DATE.sameYear],
    ['1991', '1990-05-23', DATE.different],
    ['1971-11-30', '1990-05-23', DATE.different],
  ])('%s and %s', (a, b, outcome) => {
    expect(compareDates(packDate(a), packDate(b))).toBe(outcome);
  });

  test.each([
    ['1990-05-04', 19_900_504],
    ['19900504', 19_900_504],
    ['1990-05-04T10:00:00Z', 19_900_504],
    [' 1990-05 ', 19_900_500],
    ['1990', 19_900_000],
    ['1990-13-01', 0],
    ['1990-01-32', 0],
    ['4 May 1990', 0],
    ['unknown', 0],
    ['', 0],
  ])('%s is read as %d', (text, packed) => {
    expect(packDate(text)).toBe(packed);
  });
});
