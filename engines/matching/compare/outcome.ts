import type { Agreement } from '../api.ts';
import type { FieldKind } from '../field.ts';

/** One way in which two values of a field can compare; a model holds m and u for each. */
export interface Outcome {
  readonly agreement: Agreement;
  /** Finer step within the agreement. */
  readonly step: number;
  /** Share among pairs that are one thing, before anything is learned. */
  readonly m: number;
  /**
   * Share among other pairs, before anything is learned. Absent where it is the frequency of the very value: sharing a
   * rare one says more than sharing a common one.
   */
  readonly u?: number;
}

const words: readonly Outcome[] = [
  { agreement: 'exact', step: 0, m: 0.74 },
  { agreement: 'equivalent', step: 0, m: 0.06 },
  { agreement: 'close', step: 0, m: 0.07 },
  { agreement: 'close', step: 1, m: 0.02 },
  { agreement: 'partial', step: 0, m: 0.01, u: 0.02 },
  { agreement: 'different', step: 0, m: 0.04, u: 0.8 },
  { agreement: 'missing', step: 1, m: 0.06, u: 0.18 },
];

/** Positions in the list above. */
export const WORD = Object.freeze({
  exact: 0,
  equivalent: 1,
  close: 2,
  loose: 3,
  initial: 4,
  conflict: 5,
  extra: 6,
});

const date: readonly Outcome[] = [
  { agreement: 'exact', step: 0, m: 0.8 },
  { agreement: 'swapped', step: 0, m: 0.03, u: 0.0001 },
  { agreement: 'close', step: 0, m: 0.06, u: 0.002 },
  { agreement: 'close', step: 1, m: 0.04, u: 0.01 },
  { agreement: 'partial', step: 0, m: 0.03, u: 0.01 },
  { agreement: 'partial', step: 1, m: 0.02, u: 0.02 },
  { agreement: 'different', step: 0, m: 0.02, u: 0.96 },
];

/** Positions in the list above: a slip in one figure; two parts of three the same; year alone known; year alone the same. */
export const DATE = Object.freeze({
  exact: 0,
  swapped: 1,
  slip: 2,
  twoParts: 3,
  coarse: 4,
  sameYear: 5,
  different: 6,
});

const identifier: readonly Outcome[] = [
  { agreement: 'exact', step: 0, m: 0.7 },
  { agreement: 'close', step: 0, m: 0.08, u: 0.00002 },
  { agreement: 'partial', step: 0, m: 0.02 },
  { agreement: 'different', step: 0, m: 0.2, u: 0.9995 },
];

const code: readonly Outcome[] = [
  { agreement: 'exact', step: 0, m: 0.6 },
  { agreement: 'close', step: 0, m: 0.1, u: 0.002 },
  { agreement: 'partial', step: 0, m: 0.1 },
  { agreement: 'different', step: 0, m: 0.2, u: 0.98 },
];

/** Positions in the two lists above. */
export const VALUE = Object.freeze({ exact: 0, slip: 1, beginning: 2, different: 3 });

const category: readonly Outcome[] = [
  { agreement: 'exact', step: 0, m: 0.9 },
  { agreement: 'different', step: 0, m: 0.1, u: 0.7 },
];

export const CATEGORY = Object.freeze({ exact: 0, different: 1 });

export const OUTCOMES: Readonly<Record<FieldKind, readonly Outcome[]>> = Object.freeze({
  'person-name': words,
  'organisation-name': words,
  words,
  date,
  identifier,
  code,
  category,
});
