import { sha256Hex } from '@foreland/model';
import { batchFeatures, whereaboutsIn } from './batch-features.ts';
import { BATCH_MODEL, calibrateBatches } from './batch-model.ts';
import type { BatchModel, KnownPair } from './batch-model.ts';
import type { SupplyEvidence, SupplyItem } from './evidence.ts';
import { toldPieces } from './told-lots.ts';

/** Weights for comparing pieces, and where they come from. */
export interface LearntModel {
  readonly model: BatchModel;
  readonly version: string;
  readonly learnt: boolean;
  readonly same: number;
  readonly different: number;
}

/** From so many lots of two pieces or more, and so many pairs of either kind, weights are learnt. */
export const ENOUGH = { lots: 10, pairs: 200 };
/** Pieces that are compared with each other, spread over all of them: half a million pairs. */
const MOST_PIECES = 1000;

/** What is used until enough is known. */
const SHIPPED: LearntModel = {
  model: BATCH_MODEL,
  version: 'shipped-1',
  learnt: false,
  same: 0,
  different: 0,
};

/**
 * Learns how much likenesses of make say from the pieces whose lot is told, each with each. What one view shows decides
 * alone: weights learnt from more would tell readers of what they do not see.
 *
 * @param checkpoint called often; throws where nobody wants the result any more
 */
export function learnBatches(evidence: SupplyEvidence, checkpoint?: () => void): LearntModel {
  const told = toldPieces(evidence);
  const lots = [...Map.groupBy(told, ({ lot }) => lot).values()].filter(({ length }) => length > 1);
  if (lots.length < ENOUGH.lots) return SHIPPED;

  const step = Math.max(1, told.length / MOST_PIECES);
  const pieces = told.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
  const whereabouts = whereaboutsIn(evidence);
  const pairs: KnownPair[] = pieces.flatMap((one, at) => {
    checkpoint?.();
    return pieces
      .slice(at + 1)
      .filter(({ item }) => item.kind === one.item.kind && (isFound(item) || isFound(one.item)))
      .map((other) => ({
        same: one.lot === other.lot,
        features: batchFeatures(one.item, other.item, whereabouts),
      }));
  });
  const same = pairs.filter((pair) => pair.same).length;
  const different = pairs.length - same;
  if (same < ENOUGH.pairs || different < ENOUGH.pairs) return SHIPPED;
  const model = calibrateBatches(pairs);
  return {
    model,
    version: `learnt-${sha256Hex(JSON.stringify(model)).slice(0, 8)}`,
    learnt: true,
    same,
    different,
  };
}

/** Two pieces on packing lists are never compared: the lists name their lot. */
function isFound({ fates }: SupplyItem): boolean {
  return fates.length > 0;
}
