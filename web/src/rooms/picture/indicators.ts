import type { Format } from '../../i18n/index.ts';
import type { Answer, contract } from '../../api/client.ts';
import type { TrendPoint } from '../../design/index.ts';

export type Indicator = Answer<typeof contract.picture>['indicators'][number];

export const PRIORITIES = [1, 2, 3, 4, 5] as const;

const YEAR = 12;

/** Writes a figure in its unit. */
export function writeFigure(format: Format, unit: Indicator['unit'], value: number): string {
  switch (unit) {
    case 'share':
      return format.percent(value);
    case 'eur':
      return format.number(Math.round(value));
    case 'count':
    case 'persons':
    case 'days':
      return format.number(value);
  }
}

/**
 * No record counts towards it: there is no figure, which is something else than zero. A sum of nothing after a year
 * with something is zero; a share of nothing never is.
 */
export function isUnknown(indicator: Indicator): boolean {
  const { statements, value, unit } = indicator;
  const isSum = unit !== 'share' && unit !== 'days';
  return statements.length === 0 && value === 0 && !(isSum && !hasNoCourse(indicator));
}

/** Two years without anything: a line of zeros would only pretend to say something. */
export function hasNoCourse({ trend }: Pick<Indicator, 'trend'>): boolean {
  return trend.every(({ value }) => value === 0);
}

/**
 * The sum over the twelve months before the last twelve, where the figure is a sum.
 * A share of a year cannot be had from monthly shares.
 */
export function yearBefore({ unit, trend }: Pick<Indicator, 'unit' | 'trend'>): number | undefined {
  if (unit === 'share' || unit === 'days' || trend.length < 2 * YEAR) return undefined;
  return trend.slice(-2 * YEAR, -YEAR).reduce((sum, { value }) => sum + value, 0);
}

export interface CourseBars {
  readonly points: readonly TrendPoint[];
  readonly form: 'bars';
  readonly countedFrom: number;
  readonly isLastOpen: boolean;
}

/** The course as monthly bars: the last twelve make up the figure, the running month is still filling. */
export function courseOf({ trend }: Pick<Indicator, 'trend'>, now: Date): CourseBars {
  return {
    points: trend,
    form: 'bars',
    countedFrom: Math.max(0, trend.length - YEAR),
    isLastOpen: trend.at(-1)?.period === now.toISOString().slice(0, 7),
  };
}
