import type { FieldKind, FieldSpec } from '../field.ts';
import { OUTCOMES } from '../compare/outcome.ts';

/** Probabilities of one outcome of a comparison. */
export interface OutcomeModel {
  /** Among pairs that are one thing. */
  readonly m: number;
  /** Among other pairs. Where the outcome is weighed by the frequency of the value, for information only. */
  readonly u: number;
  /** Share of the candidate pairs that the model was made from. */
  readonly expected: number;
}

export interface FieldModel {
  readonly field: string;
  readonly kind: FieldKind;
  /** In the order of `OUTCOMES[kind]`. */
  readonly outcomes: readonly OutcomeModel[];
  /**
   * Of names: by how many bits each further word that agrees says less than its frequency, because the words of a name go
   * together, as those of a language do. 0 where absent.
   */
  readonly togetherBits?: number;
}

/** A point of the calibration curve: pairs of so many bits are one thing with this probability. */
export interface CalibrationPoint {
  readonly bits: number;
  readonly probability: number;
}

/** Everything that weighs agreement. With the model fixed, a result is a function of the records alone. */
export interface MatchModel {
  readonly id: string;
  readonly version: string;
  readonly trainedOn: string;
  readonly pairsUsed: number;
  /** Pairs that are one thing, per record. The prior follows from it and from how many records there are. */
  readonly pairsPerRecord: number;
  /**
   * Share of those who held an identifier and were not its first holder. Where it is another in the records at hand, so is
   * the prior. Absent where the model was learned from the very records.
   */
  readonly sharing?: number;
  readonly fields: readonly FieldModel[];
  /**
   * Odds, in bits, that two who share what a household shares, and contradict each other in name or birth date, are one
   * after all. `HOUSEHOLD_BITS` where absent.
   */
  readonly householdBits?: number;
  /** Rising in bits and in probability; empty for log-odds taken at their word. */
  readonly calibration: readonly CalibrationPoint[];
  /** Ten bands of predicted probability on pairs with known truth that nothing was learned from. */
  readonly reliability: readonly {
    readonly predicted: number;
    readonly observed: number;
    readonly pairs: number;
  }[];
  /** Expected calibration error over those bands. */
  readonly calibrationError: number;
}

/** There are more relatives than copies. */
export const HOUSEHOLD_BITS = -3;

/** A model before anything is learned: what holds of most registers. */
export function startingModel(fields: readonly FieldSpec[]): MatchModel {
  return {
    id: 'starting',
    version: '1',
    trainedOn: '',
    pairsUsed: 0,
    pairsPerRecord: 0.5,
    fields: fields.map(({ name, kind }) => ({
      field: name,
      kind,
      outcomes: OUTCOMES[kind].map(({ m, u }) => ({ m, u: u ?? 0, expected: 0 })),
    })),
    calibration: [],
    reliability: [],
    calibrationError: 0,
  };
}

/** Straight lines between the points, flat beyond the ends; the logistic function where there is no curve. */
export function probabilityOf(bits: number, curve: readonly CalibrationPoint[]): number {
  const first = curve[0];
  const last = curve.at(-1);
  if (!first || !last) return 1 / (1 + 2 ** -bits);
  if (bits <= first.bits) return first.probability;
  if (bits >= last.bits) return last.probability;
  let low = 0;
  let high = curve.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((curve[middle]?.bits ?? 0) <= bits) low = middle;
    else high = middle;
  }
  const from = curve[low] ?? first;
  const to = curve[high] ?? last;
  return (
    from.probability + ((to.probability - from.probability) * (bits - from.bits)) / (to.bits - from.bits)
  );
}

/** The least bits that reach a probability; the inverse of `probabilityOf`. */
export function bitsOfProbability(probability: number, curve: readonly CalibrationPoint[]): number {
  const first = curve[0];
  if (!first) return Math.log2(probability / (1 - probability));
  // Below the curve probability stays as it is at its beginning; odds taken at their word are the lower of the two.
  if (first.probability >= probability)
    return Math.min(first.bits, Math.log2(probability / (1 - probability)));
  for (const [at, to] of curve.entries()) {
    const from = curve[at - 1];
    if (!from || to.probability < probability) continue;
    const share = (probability - from.probability) / (to.probability - from.probability);
    return from.bits + share * (to.bits - from.bits);
  }
  // No number of bits reaches it.
  return Number.MAX_SAFE_INTEGER;
}
