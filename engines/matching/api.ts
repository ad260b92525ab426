import type { EntityType } from './entity-type.ts';

/** One statement as the matcher reads it. Protected statements never get here; the caller's view decides what does. */
export interface MatchInput {
  /** `<PARTNER>:<local id>`. */
  readonly record: string;
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  /** Content address of the statement. */
  readonly statement: string;
  /** The caller's small integer for the access label; handed back with the evidence. */
  readonly label: number;
}

/** From which probability on the machine may decide alone, and from which a person is asked. */
export interface MatchPolicy {
  readonly automatic: number;
  readonly review: number;
}

/** How two values of a field agree. */
export const AGREEMENTS = [
  'exact',
  'equivalent',
  'close',
  'partial',
  'swapped',
  'common',
  'different',
  'missing',
] as const;
export type Agreement = (typeof AGREEMENTS)[number];

/** One side of a compared field: the value that was used, and every statement that carries it. */
export interface FieldSide {
  readonly value: string;
  readonly statements: readonly string[];
}

/** What one field adds to the score. `prior` has no sides. */
export interface FieldPart {
  readonly field: string;
  readonly agreement: Agreement;
  /** log2 of the likelihood ratio; all parts of a pair add up to its `bits`. */
  readonly bits: number;
  readonly a?: FieldSide;
  readonly b?: FieldSide;
}

/** Two records that may be one thing. `a < b` by code point. */
export interface MatchPair {
  readonly type: EntityType;
  readonly a: string;
  readonly b: string;
  /** Posterior log-odds in bits: the sum of the parts. */
  readonly bits: number;
  /** Calibrated. */
  readonly probability: number;
  readonly status: PairStatus;
  /** How much an answer is worth: uncertainty times what hangs on it. The review queue is ordered by it. */
  readonly value: number;
  /** Equal for pairs of one type whose fields agree in the same way: cases that can be decided together. */
  readonly pattern: string;
  readonly parts: readonly FieldPart[];
  /** Labels of every statement on both records that the matcher reads, sorted, each once: whoever sees them all may judge. */
  readonly labels: readonly number[];
}

export const PAIR_STATUSES = ['review', 'second-opinion', 'same', 'different', 'automatic', 'apart'] as const;
/** `apart`: likely enough to be shown, but not joined, because of stronger evidence against it in the same group. */
export type PairStatus = (typeof PAIR_STATUSES)[number];

/** What people say of a pair, after folding: see `foldJudgements` in the model. */
export interface StandingJudgement {
  readonly a: string;
  readonly b: string;
  readonly answer: 'same' | 'different' | 'unsure';
}

/** Records that count as one thing. */
export interface MatchEntity {
  readonly type: EntityType;
  /** Sorted by code point; two or more. */
  readonly records: readonly string[];
}
