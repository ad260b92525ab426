import { partnerOf } from '@foreland/model';
import { batchFeatures, whereaboutsIn } from './batch-features.ts';
import type { BatchFeatures } from './batch-features.ts';
import { batchRatio } from './batch-model.ts';
import type { BatchModel, BatchRatio } from './batch-model.ts';
import { blockKeys } from './block-keys.ts';
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

/** Pieces that have one thing in common and are compared; what more of them share tells no batch. */
const MOST_IN_BLOCK = 2_000;
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
  const likeliest = new Likeliest();
  for (const block of blocks.values()) {
    // What many thousands have in common tells no batch.
    if (block.length > MOST_IN_BLOCK) continue;
    for (const [at, one] of block.entries()) {
      checkpoint();
      for (let next = at + 1; next < block.length; next += 1) {
        const other = block[next]!;
        if (one.fates.length === 0 && other.fates.length === 0) continue;
        const features = batchFeatures(one, other, whereabouts);
        const ratio = batchRatio(features, model);
        if (ratio.logRatio >= KEPT)
          likeliest.offer({ one, other, features, ratio, apart: areApart(one, other) });
      }
    }
  }
  return likeliest.pairs().map(({ one, other, ...pair }) => ({
    ...pair,
    one: one.id,
    other: other.id,
    sources: unique([...one.sources, ...other.sources]),
  }));
}

interface Candidate extends Pick<BatchPair, 'features' | 'ratio' | 'apart'> {
  readonly one: SupplyItem;
  readonly other: SupplyItem;
}

/** The likeliest pairs of each piece, and as many apart. No more of them is held, however many are offered. */
class Likeliest {
  readonly #ofPiece = new Map<string, Candidate[]>();

  offer(candidate: Candidate): void {
    this.#keep(`${candidate.apart} ${candidate.one.id}`, candidate);
    this.#keep(`${candidate.apart} ${candidate.other.id}`, candidate);
  }

  /** The likeliest first. */
  pairs(): Candidate[] {
    const all = [...this.#ofPiece.values()].flat();
    return [...new Map(all.map((each) => [nameOf(each), each])).values()].sort(likelierFirst);
  }

  #keep(piece: string, candidate: Candidate): void {
    const known = this.#ofPiece.get(piece);
    if (!known) {
      this.#ofPiece.set(piece, [candidate]);
      return;
    }
    const last = known.at(-1)!;
    if (known.length >= EACH && likelierFirst(last, candidate) < 0) return;
    // Two pieces may have several things in common by which they are compared.
    if (known.some(({ one, other }) => one === candidate.one && other === candidate.other)) return;
    known.push(candidate);
    known.sort(likelierFirst);
    if (known.length > EACH) known.pop();
  }
}

function likelierFirst(a: Candidate, b: Candidate): number {
  return b.ratio.logRatio - a.ratio.logRatio || (nameOf(a) < nameOf(b) ? -1 : 1);
}

function nameOf({ one, other }: Candidate): string {
  return `${one.id} ${other.id}`;
}

function areApart(one: SupplyItem, other: SupplyItem): boolean {
  const partners = new Set(one.records.map(partnerOf));
  return !other.records.some((record) => partners.has(partnerOf(record)));
}
