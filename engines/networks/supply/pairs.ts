import { partnerOf } from '@foreland/model';
import { batchFeatures, whereaboutsIn } from './batch-features.ts';
import type { BatchFeatures } from './batch-features.ts';
import { batchRatio } from './batch-model.ts';
import type { BatchModel, BatchRatio } from './batch-model.ts';
import type { SupplyEvidence, SupplyItem, SupplySource } from './evidence.ts';
import { unique } from './passport.ts';

/** Two pieces that are likelier of one batch than not by so much, and why. */
export interface BatchPair {
  readonly one: string;
  readonly other: string;
  /** No partner has records of both: each sees but one half. */
  readonly apart: boolean;
  readonly features: BatchFeatures;
  readonly ratio: BatchRatio;
  readonly sources: readonly SupplySource[];
}

/** Pairs below this are not kept: it is a tenfold. */
const KEPT = Math.log(10);
/**
 * The likeliest of each piece, and as many apart: those of one partner would else leave no room for them. A batch of thousands
 * is told by its lot.
 */
const EACH = 8;

/**
 * Pairs of one batch among pieces of which at least one was found at a launch or seizure, the likeliest first. Only pieces
 * that share a series of serial numbers, a trait or a consignment are compared: others cannot come near the bound.
 */
export function sameBatchPairs(
  evidence: SupplyEvidence,
  model: BatchModel,
  checkpoint: () => void,
): BatchPair[] {
  const whereabouts = whereaboutsIn(evidence);
  const blocks = new Map<string, SupplyItem[]>();
  for (const item of evidence.items) {
    if (item.quantity > 1 || (item.kind !== 'boat-hull' && item.kind !== 'outboard-engine')) continue;
    for (const key of blockKeys(item)) {
      const block = blocks.get(key) ?? [];
      block.push(item);
      blocks.set(key, block);
    }
  }
  const pairs = new Map<string, BatchPair>();
  for (const block of blocks.values()) {
    // What many thousands have in common tells no batch.
    if (block.length > MOST_IN_BLOCK) continue;
    block.forEach((one, at) => {
      checkpoint();
      for (const other of block.slice(at + 1)) {
        if (one.kind !== other.kind || (one.fates.length === 0 && other.fates.length === 0)) continue;
        const key = `${one.id} ${other.id}`;
        if (pairs.has(key)) continue;
        const features = batchFeatures(one, other, whereabouts);
        const ratio = batchRatio(features, model);
        if (ratio.logRatio < KEPT) continue;
        pairs.set(key, {
          one: one.id,
          other: other.id,
          apart: areApart(one, other),
          features,
          ratio,
          sources: unique([...one.sources, ...other.sources]),
        });
      }
    });
  }
  const kept = new Map<string, number>();
  return [...pairs.values()]
    .sort(
      (a, b) =>
        b.ratio.logRatio - a.ratio.logRatio || (`${a.one} ${a.other}` < `${b.one} ${b.other}` ? -1 : 1),
    )
    .filter(({ one, other, apart }) => {
      const counts = [one, other].map((id) => `${apart} ${id}`);
      if (counts.every((each) => (kept.get(each) ?? 0) >= EACH)) return false;
      for (const each of counts) kept.set(each, (kept.get(each) ?? 0) + 1);
      return true;
    });
}

function areApart(one: SupplyItem, other: SupplyItem): boolean {
  const partners = new Set(one.records.map(partnerOf));
  return !other.records.some((record) => partners.has(partnerOf(record)));
}

const MOST_IN_BLOCK = 2_000;

function blockKeys(item: SupplyItem): string[] {
  const { serials, traits, consignments, kind } = item;
  return [
    ...serials.map(({ series, number }) => `${kind} serial ${series} ${Math.floor(number / 512)}`),
    ...serials.map(({ series, number }) => `${kind} serial+ ${series} ${Math.floor((number + 256) / 512)}`),
    ...(traits.cartonMark ?? []).map((value) => `${kind} carton ${value}`),
    ...(traits.weldPattern ?? []).map((value) => `${kind} weld ${value}`),
    ...consignments.map(({ value }) => `${kind} consignment ${value}`),
  ];
}
