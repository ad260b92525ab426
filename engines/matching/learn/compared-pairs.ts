import type { PairComparer } from '../compare/pair-comparer.ts';
import type { Turn } from '../compare/slot-comparer.ts';
import type { MatchModel } from '../model/match-model.ts';
import type { ComparedRecords } from '../records/record-table.ts';
import { HouseholdOdds, isOneByDate } from './household.ts';
import type { HouseholdPairs } from './household.ts';

/** Pairs that learning asks to have compared, weighed by a model. */
export interface AskedPairs {
  readonly model: MatchModel;
  /** Two slots a pair. */
  readonly pairs: Int32Array<SharedArrayBuffer>;
}

/** What pairs came to that were compared in one go. */
export interface ComparedPairs {
  /** Position of the first, and how many. */
  readonly from: number;
  readonly count: number;
  /** Outcomes of each, as positions in the list of all: `starts[pair]` to `starts[pair + 1]`. */
  readonly starts: Int32Array;
  readonly outcomes: Uint16Array;
  /** Bits of each that do not depend on the weights. */
  readonly offsets: Float64Array;
  /** The most that speaks for each: all fields together, or those other than names of persons alone. */
  readonly most: Float64Array;
  readonly households: HouseholdPairs;
}

/** Pairs that are compared in one go. Threads take the next when they are done, so that none waits long for another. */
const PAIRS_TOGETHER = 4096;

/** Room for pairs of slots that threads share. */
export function sharedPairs(slots: ArrayLike<number>): Int32Array<SharedArrayBuffer> {
  const pairs = new Int32Array(new SharedArrayBuffer(slots.length * 4));
  pairs.set(slots);
  return pairs;
}

/** Compares pairs as long as there are any, `PAIRS_TOGETHER` in one go. @param isBefore by the ids of two slots */
export function comparePairsInTurn(
  records: ComparedRecords,
  comparer: PairComparer,
  pairs: Int32Array,
  turn: Turn,
  priorBits: number,
  isBefore: (one: number, other: number) => boolean,
): ComparedPairs[] {
  const compared: ComparedPairs[] = [];
  for (;;) {
    const from = Atomics.add(turn, 0, PAIRS_TOGETHER);
    if (from * 2 >= pairs.length) return compared;
    compared.push(comparePairs(records, comparer, pairs, from, priorBits, isBefore));
  }
}

function comparePairs(
  records: ComparedRecords,
  comparer: PairComparer,
  pairs: Int32Array,
  from: number,
  priorBits: number,
  isBefore: (one: number, other: number) => boolean,
): ComparedPairs {
  const count = Math.min(PAIRS_TOGETHER, pairs.length / 2 - from);
  const compared = { records, comparer, priorBits };
  const household = new HouseholdOdds(compared, isOneByDate(compared));
  const others = records.fields.flatMap(({ spec }, field) => (spec.kind === 'person-name' ? [] : [field]));
  const starts = new Int32Array(count + 1);
  const outcomes: number[] = [];
  const offsets = new Float64Array(count);
  const most = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const one = pairs[(from + at) * 2] ?? 0;
    const other = pairs[(from + at) * 2 + 1] ?? 0;
    const [a, b] = isBefore(one, other) ? [one, other] : [other, one];
    const bits = comparer.compare(a, b);
    const { household: ofHousehold, holders, corroboration } = comparer.guarded(bits, priorBits);
    let withoutNames = 0;
    for (const field of others) withoutNames += comparer.bits[field] ?? 0;
    most[at] = Math.max(withoutNames, priorBits + bits - ofHousehold - holders - corroboration);
    household.meet(a, b);
    for (const outcome of comparer.outcomes) outcomes.push(outcome);
    starts[at + 1] = outcomes.length;
    offsets[at] = comparer.offset - comparer.guarded(0, priorBits).household;
  }
  return {
    from,
    count,
    starts,
    outcomes: Uint16Array.from(outcomes),
    offsets,
    most,
    households: household.met,
  };
}
