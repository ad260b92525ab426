import { seededRandom } from '../columns/random.ts';
import { OUTCOMES } from '../compare/outcome.ts';
import type { Outcome } from '../compare/outcome.ts';
import type { MatchIndex } from '../records/match-index.ts';
import type { MatchModel } from '../model/match-model.ts';
import { HouseholdOdds, isOneByDate } from './household.ts';
import { heldSlots } from './slots.ts';
import { togetherBits } from './together.ts';

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
  const { seed = 1, randomPairs = 200_000, candidatePairs = 300_000, rounds = 40 } = options;
  const random = seededRandom(seed);
  const slots = heldSlots(index);
  const bases = index.comparer.bases;
  index.settle();
  const together = togetherBits(index, (one, other) => apartness(index, one, other), random);
  const starts = withTogether(index.model, together);
  index.comparer.use(starts);
  const kinds = outcomesOf(index);
  const width = kinds.reduce((sum, outcomes) => sum + outcomes.length, 0);

  const u = uOfRandomPairs(index, randomPairs, random);
  // How much it says that words are alike follows from u, and the sample is weighed by it.
  index.comparer.use(withU(starts, u, bases));

  const household = new HouseholdOdds(index, isOneByDate(index));
  const sample = sampleCandidates(index, slots, candidatePairs, random, household);
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
  index.comparer.use(index.model);
  return {
    rounds: round,
    change,
    model: {
      id: options.id ?? 'learned',
      version: options.version ?? '1',
      trainedOn: options.trainedOn ?? '',
      pairsUsed: sample.count,
      householdBits: household.bits,
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
 * 1 where other fields than names say that two records are not one thing, and names do not say otherwise; else 0. In a small
 * table two who share a whole name are mostly one in spite of a date, and must not count as others.
 */
function apartness(index: MatchIndex, one: number, other: number): number {
  const total = index.bitsOf(one, other);
  const { bits } = index.comparer;
  const others = index.records.fields.reduce(
    (sum, { spec }, field) => sum + (spec.kind === 'person-name' ? 0 : (bits[field] ?? 0)),
    0,
  );
  return Math.max(others, total) <= CONTRADICTION_BITS ? 1 : 0;
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
  const kinds = outcomesOf(index);
  const slots = heldSlots(index);
  const u = Float64Array.from(
    kinds.flatMap((outcomes) => outcomes.map((each) => (each.u ?? 0.001) * PRIOR_WEIGHT)),
  );
  // Of few records there are not so many pairs; drawn over and over they would pass for evidence.
  const drawn = Math.min(pairs, (slots.length * (slots.length - 1)) / 2);
  for (let pair = 0; pair < drawn; pair++) {
    const one = slots[Math.floor(random() * slots.length)] ?? 0;
    const other = slots[Math.floor(random() * slots.length)] ?? 0;
    if (one === other) continue;
    index.bitsOf(one, other);
    for (const outcome of index.comparer.outcomes) u[outcome] = (u[outcome] ?? 0) + 1;
  }
  normalise(u, kinds, index.comparer.bases);
  return u;
}

export function outcomesOf(index: MatchIndex): (readonly Outcome[])[] {
  return index.records.fields.map(({ spec }) => OUTCOMES[spec.kind]);
}

interface Sample {
  readonly count: number;
  /** Share of all candidate pairs that is in the sample. */
  readonly share: number;
  readonly starts: Int32Array;
  readonly outcomes: Uint16Array;
  /** Bits of each pair that do not depend on the weights. */
  readonly offsets: Float64Array;
}

/** Candidate pairs of records drawn at random, until there are enough. */
function sampleCandidates(
  index: MatchIndex,
  slots: readonly number[],
  wanted: number,
  random: () => number,
  household: HouseholdOdds,
): Sample {
  const starts = [0];
  const outcomes: number[] = [];
  const offsets: number[] = [];
  const shuffled = [...slots];
  let visited = 0;
  for (let at = 0; at < shuffled.length && offsets.length < wanted; at++) {
    const from = at + Math.floor(random() * (shuffled.length - at));
    const slot = shuffled[from] ?? 0;
    shuffled[from] = shuffled[at] ?? 0;
    shuffled[at] = slot;
    visited += 1;
    index.eachCandidate(slot, (other) => {
      index.bitsOf(slot, other);
      household.meet(slot, other);
      for (const outcome of index.comparer.outcomes) outcomes.push(outcome);
      starts.push(outcomes.length);
      offsets.push(index.comparer.offset - index.comparer.guarded(0, index.priorBits).household);
    });
  }
  // A pair is met from either of its records.
  return {
    count: offsets.length,
    share: (2 * visited) / Math.max(1, slots.length),
    starts: Int32Array.from(starts),
    outcomes: Uint16Array.from(outcomes),
    offsets: Float64Array.from(offsets),
  };
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
