import { seededRandom } from '../columns/random.ts';
import { OUTCOMES } from '../compare/outcome.ts';
import type { Outcome } from '../compare/outcome.ts';
import type { MatchIndex } from '../records/match-index.ts';
import type { MatchModel } from '../model/match-model.ts';
import type { Threads } from '../threads/threads.ts';
import { sharedPairs } from './compared-pairs.ts';
import type { AskedPairs, ComparedPairs } from './compared-pairs.ts';
import { HouseholdOdds, isOneByDate } from './household.ts';
import { heldSlots } from './slots.ts';
import { pairsThatShareAWord } from './together.ts';

export interface TrainOptions {
  readonly seed?: number;
  /** Pairs drawn at random for u. */
  readonly randomPairs?: number;
  /** Candidate pairs drawn for m. */
  readonly candidatePairs?: number;
  readonly rounds?: number;
  readonly id?: string;
  readonly version?: string;
  readonly trainedOn?: string;
}

export interface Trained {
  readonly model: MatchModel;
  readonly rounds: number;
  /** Largest change of a probability in the last round; below 0.0001 it has settled. */
  readonly change: number;
}

const SETTLED = 0.0001;
/** Weight of what was believed before, in observations: keeps rare outcomes away from 0. */
export const PRIOR_WEIGHT = 20;

/**
 * Learns the model of an index from its own records, without labels: u from pairs drawn at random, m and the prior by
 * expectation maximisation over candidate pairs (Winkler 1988; Dempster, Laird & Rubin 1977). Pairs that are no
 * candidates count as not the same.
 */
export function train(index: MatchIndex, options: TrainOptions = {}): Trained {
  const learning = learn(index, options);
  let step = learning.next();
  while (!step.done) step = learning.next(index.comparePairs(step.value));
  return step.value;
}

/**
 * The same with the help of other threads, to the same result.
 *
 * @throws ForelandError `match-index-busy`, `matching-thread-lost`
 */
export async function trainOn(
  threads: Threads,
  index: MatchIndex,
  options: TrainOptions = {},
): Promise<Trained> {
  const learning = learn(index, options);
  let step = learning.next();
  while (!step.done) step = learning.next(await index.comparePairsOn(threads, step.value));
  return step.value;
}

/** Asks for pairs to be compared, whoever does it, and goes on with what they came to. */
type Learning = Generator<AskedPairs, Trained, readonly ComparedPairs[]>;

function* learn(index: MatchIndex, options: TrainOptions): Learning {
  const { seed = 1, randomPairs = 200_000, candidatePairs = 300_000, rounds = 40 } = options;
  const random = seededRandom(seed);
  const slots = heldSlots(index);
  const bases = index.comparer.bases;
  index.settle();
  const sharing = pairsThatShareAWord(index, random);
  const areApart = apartOf(yield { model: index.model, pairs: sharedPairs(sharing.pairs) });
  const together = sharing.bitsOf((pair) => areApart[pair] === 1);
  const starts = withTogether(index.model, together);
  const kinds = outcomesOf(index);
  const width = kinds.reduce((sum, outcomes) => sum + outcomes.length, 0);

  const u = sharesOf(index, yield { model: starts, pairs: drawnPairs(slots, randomPairs, random) });
  // How much it says that words are alike follows from u.
  const weighing = withU(starts, u, bases);

  const candidates = sampleCandidates(index, slots, candidatePairs, random);
  const sample = sampleOf(yield { model: weighing, pairs: candidates.pairs }, candidates.share);
  const totalPairs = (slots.length * (slots.length - 1)) / 2;
  const m = Float64Array.from(starts.fields.flatMap(({ outcomes }) => outcomes.map((each) => each.m)));
  const believed = Float64Array.from(
    kinds.flatMap((outcomes) => outcomes.map((each) => each.m * PRIOR_WEIGHT)),
  );
  const weighedByU = Float64Array.from(
    kinds.flatMap((outcomes) => outcomes.map((each) => (each.u === undefined ? 0 : 1))),
  );
  const expected = new Float64Array(width);
  let prior = Math.min(0.1, (starts.pairsPerRecord * slots.length) / Math.max(1, totalPairs));
  let change = 1;
  let round = 0;
  for (; round < rounds && change > SETTLED && sample.count > 0; round++) {
    const weights = Float64Array.from(
      m,
      (each, at) => Math.log2(each) - ((weighedByU[at] ?? 0) > 0 ? Math.log2(u[at] ?? 1) : 0),
    );
    const priorBits = Math.log2(prior / (1 - prior));
    const counts = believed.slice();
    expected.fill(0);
    let same = 0;
    for (let pair = 0; pair < sample.count; pair++) {
      let bits = priorBits + (sample.offsets[pair] ?? 0);
      const end = sample.starts[pair + 1] ?? 0;
      for (let at = sample.starts[pair] ?? 0; at < end; at++) bits += weights[sample.outcomes[at] ?? 0] ?? 0;
      const posterior = 1 / (1 + 2 ** -bits);
      same += posterior;
      for (let at = sample.starts[pair] ?? 0; at < end; at++) {
        const outcome = sample.outcomes[at] ?? 0;
        counts[outcome] = (counts[outcome] ?? 0) + posterior;
        expected[outcome] = (expected[outcome] ?? 0) + 1;
      }
    }
    normalise(counts, kinds, bases);
    change = m.reduce((most, each, at) => Math.max(most, Math.abs(each - (counts[at] ?? 0))), 0);
    m.set(counts);
    prior = Math.min(0.5, Math.max(1 / (totalPairs + 1), same / sample.share / Math.max(1, totalPairs)));
  }
  normalise(expected, kinds, bases);
  return {
    rounds: round,
    change,
    model: {
      id: options.id ?? 'learned',
      version: options.version ?? '1',
      trainedOn: options.trainedOn ?? '',
      pairsUsed: sample.count,
      householdBits: householdBits(index, sample.compared),
      pairsPerRecord: (prior * totalPairs) / Math.max(1, slots.length),
      fields: index.records.fields.map(({ spec }, field) => ({
        field: spec.name,
        kind: spec.kind,
        togetherBits: together[field] ?? 0,
        outcomes: OUTCOMES[spec.kind].map((_, outcome) => {
          const at = (bases[field] ?? 0) + outcome;
          return { m: m[at] ?? 0, u: u[at] ?? 0, expected: expected[at] ?? 0 };
        }),
      })),
      calibration: [],
      reliability: [],
      calibrationError: 0,
    },
  };
}

/** What fields other than names must say against two records being one thing, so that they serve as others. */
const CONTRADICTION_BITS = -4;

/**
 * 1 for pairs of which other fields than names say that they are not one thing, and names do not say otherwise; else 0. In a
 * small table two who share a whole name are mostly one in spite of a date, and must not count as others.
 */
function apartOf(compared: readonly ComparedPairs[]): Uint8Array {
  const areApart = new Uint8Array(compared.reduce((sum, { count }) => sum + count, 0));
  for (const { from, most } of compared)
    for (let at = 0; at < most.length; at++)
      areApart[from + at] = Number((most[at] ?? 0) <= CONTRADICTION_BITS);
  return areApart;
}

function withTogether(model: MatchModel, together: readonly number[]): MatchModel {
  return {
    ...model,
    fields: model.fields.map((field, at) => ({ ...field, togetherBits: together[at] ?? 0 })),
  };
}

function withU(model: MatchModel, u: Float64Array, bases: readonly number[]): MatchModel {
  return {
    ...model,
    fields: model.fields.map((field, at) => ({
      ...field,
      outcomes: field.outcomes.map((outcome, position) => ({
        ...outcome,
        u: u[(bases[at] ?? 0) + position] ?? 0,
      })),
    })),
  };
}

/** Shares of outcomes among pairs drawn at random, nearly all of which are not the same thing. */
export function uOfRandomPairs(index: MatchIndex, pairs: number, random: () => number): Float64Array {
  const drawn = drawnPairs(heldSlots(index), pairs, random);
  return sharesOf(index, index.comparePairs({ model: index.model, pairs: drawn }));
}

function drawnPairs(
  slots: readonly number[],
  pairs: number,
  random: () => number,
): Int32Array<SharedArrayBuffer> {
  // Of few records there are not so many pairs; drawn over and over they would pass for evidence.
  const wanted = Math.min(pairs, (slots.length * (slots.length - 1)) / 2);
  const drawn: number[] = [];
  for (let pair = 0; pair < wanted; pair++) {
    const one = slots[Math.floor(random() * slots.length)] ?? 0;
    const other = slots[Math.floor(random() * slots.length)] ?? 0;
    if (one !== other) drawn.push(one, other);
  }
  return sharedPairs(drawn);
}

function sharesOf(index: MatchIndex, compared: readonly ComparedPairs[]): Float64Array {
  const kinds = outcomesOf(index);
  const u = Float64Array.from(
    kinds.flatMap((outcomes) => outcomes.map((each) => (each.u ?? 0.001) * PRIOR_WEIGHT)),
  );
  const counts = new Float64Array(u.length);
  for (const { outcomes } of compared)
    for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  for (let at = 0; at < u.length; at++) u[at] = (u[at] ?? 0) + (counts[at] ?? 0);
  normalise(u, kinds, index.comparer.bases);
  return u;
}

export function outcomesOf(index: MatchIndex): (readonly Outcome[])[] {
  return index.records.fields.map(({ spec }) => OUTCOMES[spec.kind]);
}

interface Sample {
  readonly compared: readonly ComparedPairs[];
  readonly count: number;
  /** Share of all candidate pairs that is in the sample. */
  readonly share: number;
  readonly starts: Int32Array;
  readonly outcomes: Uint16Array;
  /** Bits of each pair that do not depend on the weights. */
  readonly offsets: Float64Array;
}

/** Candidate pairs of records drawn at random, until there are enough; and the share of all that they are. */
function sampleCandidates(
  index: MatchIndex,
  slots: readonly number[],
  wanted: number,
  random: () => number,
): { readonly pairs: Int32Array<SharedArrayBuffer>; readonly share: number } {
  const pairs: number[] = [];
  const shuffled = [...slots];
  let visited = 0;
  for (let at = 0; at < shuffled.length && pairs.length < wanted * 2; at++) {
    const from = at + Math.floor(random() * (shuffled.length - at));
    const slot = shuffled[from] ?? 0;
    shuffled[from] = shuffled[at] ?? 0;
    shuffled[at] = slot;
    visited += 1;
    index.eachCandidate(slot, (other) => pairs.push(slot, other));
  }
  // A pair is met from either of its records.
  return { pairs: sharedPairs(pairs), share: (2 * visited) / Math.max(1, slots.length) };
}

/** The pairs of all stretches as one list. */
function sampleOf(compared: readonly ComparedPairs[], share: number): Sample {
  const count = compared.reduce((sum, each) => sum + each.count, 0);
  const all = compared.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
  const starts = new Int32Array(count + 1);
  const outcomes = new Uint16Array(all);
  const offsets = new Float64Array(count);
  let end = 0;
  for (const stretch of compared) {
    outcomes.set(stretch.outcomes, end);
    offsets.set(stretch.offsets, stretch.from);
    for (let at = 1; at <= stretch.count; at++) starts[stretch.from + at] = end + (stretch.starts[at] ?? 0);
    end += stretch.outcomes.length;
  }
  return { compared, count, share, starts, outcomes, offsets };
}

function householdBits(index: MatchIndex, compared: readonly ComparedPairs[]): number {
  const household = new HouseholdOdds(index, isOneByDate(index));
  for (const { households } of compared) household.add(households);
  return household.bits;
}

/** Makes the outcomes of each field sum to 1. */
export function normalise(
  counts: Float64Array,
  kinds: readonly (readonly unknown[])[],
  bases: readonly number[],
): void {
  for (const [field, outcomes] of kinds.entries()) {
    const base = bases[field] ?? 0;
    let sum = 0;
    for (let at = base; at < base + outcomes.length; at++) sum += counts[at] ?? 0;
    if (sum > 0) for (let at = base; at < base + outcomes.length; at++) counts[at] = (counts[at] ?? 0) / sum;
  }
}
