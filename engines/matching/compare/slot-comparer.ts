import { GroupCandidates } from '../blocking/key-groups.ts';
import type { GroupedRecords } from '../blocking/key-groups.ts';
import { IntList } from '../columns/int-list.ts';
import type { MatchModel } from '../model/match-model.ts';
import type { ComparedRecords } from '../records/record-table.ts';
import type { PairComparer } from './pair-comparer.ts';
import { PairScreen } from './pair-screen.ts';
import { scoreOf } from './score.ts';
import type { ScreenRows } from './screen-rows.ts';

/** All that is needed to compare the records of some slots with their candidates below them, beside the records. */
export interface Comparison {
  /** Slots that are held. */
  readonly slots: Int32Array;
  readonly grouped: GroupedRecords;
  readonly rows: ScreenRows;
  /** Records of one source are not compared; undefined where any may be. */
  readonly sources: Int32Array | undefined;
  readonly model: MatchModel;
  readonly priorBits: number;
  /** Pairs below are not kept. */
  readonly keepBits: number;
}

/** Slots that are compared in one go. Threads take stretches in turn, so that none waits long for another. */
const STRETCH = 512;

/** Which stretch comes next, and whether to stop: two integers that threads share. */
export type Turn = Int32Array<SharedArrayBuffer>;
const STOP = 1;

export function newTurn(): Turn {
  return new Int32Array(new SharedArrayBuffer(8));
}

export function stop(turn: Turn): void {
  Atomics.store(turn, STOP, 1);
}

/** Pairs that reach the bits, and of which stretch they are: stretch and where its pairs end, side by side. */
export interface FoundPairs {
  readonly stretches: Int32Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly bits: Float64Array;
  /** How many pairs were compared. */
  readonly compared: number;
}

/**
 * Compares stretches of slots as long as there are any.
 * @param isBefore does the id of the first slot come before that of the second?
 * @param eachStretch told of the share that was begun; may stop all
 */
export function compareStretches(
  records: ComparedRecords,
  comparer: PairComparer,
  comparison: Comparison,
  turn: Turn,
  isBefore: (one: number, other: number) => boolean,
  eachStretch?: (share: number) => void,
): FoundPairs {
  const { slots, grouped, rows, sources, model, priorBits, keepBits } = comparison;
  const candidates = new GroupCandidates(grouped);
  const screen = new PairScreen(records, rows, model);
  const least = keepBits - priorBits;
  const stretches = new IntList();
  const a = new IntList(4096);
  const b = new IntList(4096);
  let bits = new Float64Array(4096);
  let compared = 0;
  for (;;) {
    const from = Atomics.add(turn, 0, STRETCH);
    if (from >= slots.length) break;
    eachStretch?.(from / slots.length);
    if (Atomics.load(turn, STOP) !== 0) break;
    for (let at = from; at < Math.min(from + STRETCH, slots.length); at++) {
      const slot = slots[at] ?? 0;
      const count = candidates.findBelow(slot, slot);
      const { found } = candidates;
      screen.fetch(found, count);
      for (let each = 0; each < count; each++) {
        const other = found[each] ?? 0;
        if (sources && sources[slot] === sources[other]) continue;
        compared += 1;
        if (!screen.canReach(slot, other, least)) continue;
        const [first, second] = isBefore(slot, other) ? [slot, other] : [other, slot];
        const score = scoreOf(comparer, first, second, priorBits);
        if (score < keepBits) continue;
        if (a.length === bits.length) {
          const longer = new Float64Array(bits.length * 2);
          longer.set(bits);
          bits = longer;
        }
        bits[a.length] = score;
        a.push(slot);
        b.push(other);
      }
    }
    stretches.push(from);
    stretches.push(a.length);
  }
  return {
    stretches: stretches.share(),
    a: a.share(),
    b: b.share(),
    bits: bits.slice(0, a.length),
    compared,
  };
}

/** Visits the pairs of all threads in one order, whoever found them. */
export function eachFound(
  found: readonly FoundPairs[],
  visit: (a: number, b: number, bits: number) => void,
): void {
  const stretches = found.flatMap((pairs) => {
    const { stretches: ends } = pairs;
    return Array.from({ length: ends.length / 2 }, (_, at) => ({
      pairs,
      stretch: ends[at * 2] ?? 0,
      from: at === 0 ? 0 : (ends[at * 2 - 1] ?? 0),
      to: ends[at * 2 + 1] ?? 0,
    }));
  });
  for (const { pairs, from, to } of stretches.sort((x, y) => x.stretch - y.stretch))
    for (let at = from; at < to; at++) visit(pairs.a[at] ?? 0, pairs.b[at] ?? 0, pairs.bits[at] ?? 0);
}
