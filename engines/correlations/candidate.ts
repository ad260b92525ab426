import type { SharedValue } from './shared-value.ts';

/** A shared value, or one period of it, and who holds it. */
export interface Candidate {
  readonly shared: SharedValue;
  /** Owners, by table id, of each holder that nothing else connects with the others. */
  readonly holders: readonly (readonly number[])[];
  /** Do the observations show two such holders with the value on one day? */
  readonly atOneTime: boolean;
  /** Records left out because they held the value in another period: it passed from one to the next. */
  readonly otherPeriods: number;
  /** First known day of a later period, since 1970-01-01; absent for the first, and where there is but one. */
  readonly since?: number;
  /** Interned labels of everything that was looked at, other periods included; sorted. */
  readonly labels: readonly number[];
}

/** How many holders nothing else connects. */
export function independentHolders({ holders }: Candidate): number {
  return holders.length;
}
