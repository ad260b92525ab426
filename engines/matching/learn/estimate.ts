import { seededRandom } from '../columns/random.ts';
import { OUTCOMES } from '../compare/outcome.ts';
import type { MatchModel } from '../model/match-model.ts';
import type { MatchIndex } from '../records/match-index.ts';
import { HouseholdOdds } from './household.ts';
import { heldSlots } from './slots.ts';
import { togetherBits } from './together.ts';
import { PRIOR_WEIGHT, normalise, outcomesOf, uOfRandomPairs } from './train.ts';

export interface EstimateOptions {
  readonly seed?: number;
  readonly randomPairs?: number;
  readonly id: string;
  readonly version: string;
  readonly trainedOn: string;
}

/**
 * The model of an index whose truth is known: m by counting over the pairs that are one thing, u over pairs drawn at
 * random. What `train` finds without labels leans towards the matches that are easy to find; where there is truth,
 * counting is better.
 *
 * @param truth pairs of held records that are one thing
 */
export function estimate(
  index: MatchIndex,
  truth: readonly (readonly [string, string])[],
  { seed = 1, randomPairs = 300_000, id, version, trainedOn }: EstimateOptions,
): MatchModel {
  index.settle();
  const kinds = outcomesOf(index);
  const { bases } = index.comparer;
  const random = seededRandom(seed);
  const u = uOfRandomPairs(index, randomPairs, random);
  const m = Float64Array.from(kinds.flatMap((outcomes) => outcomes.map((each) => each.m * PRIOR_WEIGHT)));
  const same = new Set<string>();
  const isOne = (one: number, other: number): boolean =>
    same.has(one < other ? `${one} ${other}` : `${other} ${one}`);
  for (const [a, b] of truth) {
    const one = index.records.slotOf(a);
    const other = index.records.slotOf(b);
    if (one === undefined || other === undefined) continue;
    same.add(one < other ? `${one} ${other}` : `${other} ${one}`);
    index.bitsOf(one, other);
    for (const outcome of index.comparer.outcomes) m[outcome] = (m[outcome] ?? 0) + 1;
  }
  normalise(m, kinds, bases);
  const together = togetherBits(index, (one, other) => !isOne(one, other), random);
  const household = new HouseholdOdds(index, isOne);
  for (const slot of household.isAsked ? heldSlots(index) : [])
    index.eachCandidate(slot, (other) => {
      if (other > slot) return;
      index.bitsOf(slot, other);
      household.meet(slot, other);
    });
  return {
    id,
    version,
    trainedOn,
    pairsUsed: truth.length,
    sharing: index.sharing,
    householdBits: household.bits,
    pairsPerRecord: truth.length / Math.max(1, heldSlots(index).length),
    fields: index.records.fields.map(({ spec }, field) => ({
      field: spec.name,
      kind: spec.kind,
      togetherBits: together[field] ?? 0,
      outcomes: OUTCOMES[spec.kind].map((_, outcome) => {
        const at = (bases[field] ?? 0) + outcome;
        return { m: m[at] ?? 0, u: u[at] ?? 0, expected: 0 };
      }),
    })),
    calibration: [],
    reliability: [],
    calibrationError: 0,
  };
}
