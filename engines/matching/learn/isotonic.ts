import type { CalibrationPoint } from '../model/match-model.ts';

/** A pair whose truth is known. */
export interface Judged {
  readonly bits: number;
  readonly same: boolean;
}

const POINTS = 24;
/** So far below the lowest pair seen, odds are taken at their word again. */
const UNSEEN_BITS = 2;

interface Block {
  readonly bits: number;
  readonly same: number;
  readonly pairs: number;
}

/**
 * Calibration by isotonic regression: the rising step function from bits to the share of pairs that are the same which
 * fits best by least squares (pool adjacent violators; Barlow et al. 1972; Zadrozny & Elkan 2002), as at most 24 points.
 * Ends are held off 0 and 1 by Laplace's rule: no number of pairs makes certain.
 */
export function calibrate(pairs: readonly Judged[]): CalibrationPoint[] {
  const blocks: Block[] = [];
  for (const block of blocksOfEqualBits(pairs)) {
    blocks.push(block);
    for (let last = blocks.length - 1; last > 0; last--) {
      const upper = blocks[last];
      const lower = blocks[last - 1];
      if (!upper || !lower || lower.same / lower.pairs < upper.same / upper.pairs) break;
      blocks.splice(last - 1, 2, joined(lower, upper));
    }
  }
  while (blocks.length > POINTS) {
    let smallest = 1;
    for (let at = 2; at < blocks.length; at++)
      if ((blocks[at]?.pairs ?? 0) < (blocks[smallest]?.pairs ?? 0)) smallest = at;
    const lower = blocks[smallest - 1];
    const upper = blocks[smallest];
    if (!lower || !upper) break;
    blocks.splice(smallest - 1, 2, joined(lower, upper));
  }
  const [first] = blocks;
  if (!first) return [];
  const lowest = pairs.reduce((least, { bits }) => Math.min(least, bits), Infinity) - UNSEEN_BITS;
  let highest = Math.min(1 / (1 + 2 ** -lowest), (first.same + 1) / (first.pairs + 2));
  const begin = { bits: lowest, probability: highest };
  const rising = blocks.map(({ bits, same, pairs: count }) => {
    highest = Math.max(highest, (same + 1) / (count + 2));
    return { bits, probability: highest };
  });
  return [begin, ...rising];
}

/** Pairs of the same bits are one to begin with, so that their order says nothing. */
function blocksOfEqualBits(pairs: readonly Judged[]): Block[] {
  const blocks: Block[] = [];
  for (const { bits, same } of [...pairs].sort((x, y) => x.bits - y.bits)) {
    const last = blocks.at(-1);
    if (last?.bits === bits)
      blocks[blocks.length - 1] = { bits, same: last.same + Number(same), pairs: last.pairs + 1 };
    else blocks.push({ bits, same: Number(same), pairs: 1 });
  }
  return blocks;
}

function joined(lower: Block, upper: Block): Block {
  const pairs = lower.pairs + upper.pairs;
  return {
    bits: (lower.bits * lower.pairs + upper.bits * upper.pairs) / pairs,
    same: lower.same + upper.same,
    pairs,
  };
}
