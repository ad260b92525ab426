export { SUPPLY_VERSION, analyseSupply } from './analyse.ts';
export type { SupplyAnalysis, SupplyOptions } from './analyse.ts';
export { batchFeatures, whereaboutsIn } from './batch-features.ts';
export type { BatchFeatures, Whereabouts } from './batch-features.ts';
export { BATCH_MODEL, batchRatio, calibrateBatches } from './batch-model.ts';
export type { BatchModel, BatchPart, BatchRatio, KnownPair } from './batch-model.ts';
export { TRAITS } from './evidence.ts';
export type {
  DayRange,
  Fate,
  Party,
  Said,
  SerialNumber,
  SupplyConsignment,
  SupplyEvidence,
  SupplyItem,
  SupplySource,
  SupplyStatement,
  Trait,
} from './evidence.ts';
export {
  EXCLUSION_GROUNDS,
  EXCLUSION_RULES,
  applyExclusions,
  clearsLifeSaving,
  isAidByName,
} from './exclusions.ts';
export type { Exclusion, ExclusionGround, ExclusionRule } from './exclusions.ts';
export { supplyEngine } from './engine.ts';
export { recordsToName, supplyEvidence } from './stated-supply.ts';
export type { SupplyState } from './engine.ts';
export { learnBatches } from './learn-batches.ts';
export { piecesByLink } from './pieces-by-link.ts';
export { ITEM_KINDS, isKnownDisguise, kindOfHsCode } from './item-kind.ts';
export type { ItemKind } from './item-kind.ts';
export type { Lot, LotGround, LotMember } from './lot.ts';
export { readCin } from './marks.ts';
export type { Cin } from './marks.ts';
export type { BatchPair } from './pairs.ts';
export type { LotHolder, LotPassport, Missing } from './passport.ts';
export {
  PARTY_PROPERTIES,
  PARTY_SCHEMATA,
  SUPPLY_SCHEMATA,
  isSupplyStatement,
  readSupply,
} from './read-evidence.ts';
export type { SupplyInput } from './read-evidence.ts';
export { seizuresByKind } from './seizures.ts';
export type { SeizedGoods } from './seizures.ts';
export { LEAD } from './suppliers.ts';
export type { Counted, RouteCount, SupplierCard } from './suppliers.ts';
export { GAP_KINDS, isLawful } from './trace.ts';
export type { GapKind, Hop, HopBasis, Journey } from './trace.ts';
export type { Unit } from './units.ts';
