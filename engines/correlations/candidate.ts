import type { SharedValue } from './shared-value.ts';

/** A shared value, or one period of it, and who holds it. */
export interface Candidate {
  readonly shared: SharedValue;
  /** The independent holders: owners, by table id, of each holder that nothing else connects with the others. */
  readonly holders: readonly (readonly number[])[];
  /** Which of the periods of the value, from 1 on; 1 where it is not known to have passed on. */
  readonly period: number;
  /** Records left out because they held the value in another period. */
  readonly otherPeriods: number;
  /** Do the observations show two of the holders with the value on one day? */
  readonly atOneTime: boolean;
  /** Interned labels of everything that was looked at, other periods included; sorted. */
  readonly labels: readonly number[];
}
