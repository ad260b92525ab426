import type { Ranking } from './strike.ts';

export interface IntervalBarProps {
  readonly interval: Ranking['before'];
  /** What the whole width stands for. */
  readonly longest: number;
  /** A value to compare with, as a dashed line. */
  readonly reference?: number;
  readonly isBefore?: boolean;
}

const HEIGHT = 20;

/** Bounds as a bar, the mean as a stroke; the figures stand beside it, so it is not told. */
export function IntervalBar({ interval, longest, reference, isBefore = false }: IntervalBarProps) {
  const at = (value: number) => `${((100 * Math.max(0, value)) / longest).toFixed(2)}%`;
  const { low, value, high } = interval;
  return (
    <svg className="interval-bar" height={HEIGHT} width="100%" aria-hidden="true" data-before={isBefore}>
      <line className="interval-axis" x1="0" x2="100%" y1={HEIGHT / 2} y2={HEIGHT / 2} />
      <rect x={at(low)} width={at(high - low)} y={HEIGHT / 2 - 5} height="10" className="interval-span" />
      {reference !== undefined && (
        <line className="interval-reference" x1={at(reference)} x2={at(reference)} y1="0" y2={HEIGHT} />
      )}
      <line className="interval-mean" x1={at(value)} x2={at(value)} y1={HEIGHT / 2 - 8} y2={HEIGHT / 2 + 8} />
    </svg>
  );
}
