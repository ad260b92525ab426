import { seededRandom } from '../columns/random.ts';
import { OUTCOMES } from '../compare/outcome.ts';
import type { MatchModel } from '../model/match-model.ts';
import type { MatchIndex } from '../records/match-index.ts';
import { PRIOR_WEIGHT, heldSlots, normalise, outcomesOf, uOfRandomPairs } from './train.ts';

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
  const u = uOfRandomPairs(index, randomPairs, seededRandom(seed));
  const m = Float64Array.from(kinds.flatMap((outcomes) => outcomes.map((each) => each.m * PRIOR_WEIGHT)));
  for (const [a, b] of truth) {
    const one = index.records.slotOf(a);
    const other = index.records.slotOf(b);
    if (one === undefined || other === undefined) continue;
    index.bitsOf(one, other);
    for (const outcome of index.comparer.outcomes) m[outcome] = (m[outcome] ?? 0) + 1;
  }
  normalise(m, kinds, bases);
  return {
    id,
    version,
    trainedOn,
    pairsUsed: truth.length,
    pairsPerRecord: truth.length / Math.max(1, heldSlots(index).length),
    fields: index.records.fields.map(({ spec }, field) => ({
      field: spec.name,
      kind: spec.kind,
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
