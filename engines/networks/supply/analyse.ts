import { BATCH_MODEL } from './batch-model.ts';
import type { BatchModel } from './batch-model.ts';
import type { Exclusion } from './exclusions.ts';
import { applyExclusions } from './exclusions.ts';
import type { SupplyEvidence } from './evidence.ts';
import { findLots } from './lots.ts';
import type { BatchPair } from './pairs.ts';
import { sameBatchPairs } from './pairs.ts';
import { lotPassport } from './passport.ts';
import type { LotPassport } from './passport.ts';
import { seizuresByKind } from './seizures.ts';
import type { SeizedGoods } from './seizures.ts';
import { supplierCards } from './suppliers.ts';
import type { SupplierCard } from './suppliers.ts';
import type { Unit } from './units.ts';

/** Changes when the same evidence gives another analysis. */
export const SUPPLY_VERSION = 6;

export interface SupplyOptions {
  readonly model?: BatchModel;
  /** Records of parties that people confirmed to be associations of aid or rescue. */
  readonly aid?: ReadonlySet<string>;
  /** A piece is put into a lot from this probability on; 0.5 where left out. */
  readonly sure?: number;
  /** Called often; throws where nobody wants the analysis any more. */
  readonly checkpoint?: () => void;
}

/** Everything that one view tells of supply. A function of the evidence alone: nothing is filtered afterwards. */
export interface SupplyAnalysis {
  /** What the lots were found in: the evidence of the view without what is excluded. */
  readonly evidence: SupplyEvidence;
  readonly excluded: readonly Exclusion[];
  readonly passports: readonly LotPassport[];
  /** Boats that were found and put into no lot. */
  readonly unplaced: readonly Unit[];
  readonly pairs: readonly BatchPair[];
  readonly suppliers: readonly SupplierCard[];
  readonly seizures: readonly SeizedGoods[];
}

export function analyseSupply(evidence: SupplyEvidence, options: SupplyOptions = {}): SupplyAnalysis {
  const { model = BATCH_MODEL, checkpoint = nothing } = options;
  const { excluded, rest } = applyExclusions(evidence, options.aid);
  const { lots, unplaced } = findLots(rest, {
    model,
    checkpoint,
    ...(options.sure !== undefined && { sure: options.sure }),
  });
  const passports = lots.map((lot) => {
    checkpoint();
    return lotPassport(lot);
  });
  return {
    evidence: rest,
    excluded,
    passports,
    unplaced,
    pairs: sameBatchPairs(rest, model, checkpoint),
    suppliers: supplierCards(rest, passports, checkpoint),
    seizures: seizuresByKind(rest),
  };
}

function nothing(): void {}
