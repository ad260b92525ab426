import { Random } from '../random.ts';

/** Worlds that are drawn at once: one bit of a word each. */
export const LANES = 32;

/** Probabilities are taken to this many bits. */
const BITS = 24;

/**
 * Draws 32 possible worlds: bit w of a word says whether the edge exists in world w of the batch, which it does with its
 * probability, independently of others. What is drawn depends on seed and batch alone, so that work can be cut anywhere.
 * @param probabilities of the edges, from 0 to 1, taken to 2⁻²⁴
 * @param out one word for each edge
 */
export function drawWorlds(probabilities: Float64Array, seed: number, batch: number, out: Int32Array): void {
  const random = new Random(seed, batch);
  for (let edge = 0; edge < probabilities.length; edge++) {
    const threshold = Math.round(probabilities[edge]! * (1 << BITS));
    out[edge] = threshold >= 1 << BITS ? -1 : bitsBelow(threshold, random);
  }
}

/**
 * Compares 32 random numbers with a threshold at once, from the highest bit down, until none is undecided: some seven
 * random words for 32 answers.
 */
function bitsBelow(threshold: number, random: Random): number {
  let below = 0;
  let undecided = -1;
  // What is left of the threshold, its highest bit first; once it is zero nothing undecided can fall below it.
  for (let rest = threshold << (32 - BITS); rest !== 0 && undecided !== 0; rest <<= 1) {
    const word = random.word();
    if (rest < 0) {
      below |= undecided & ~word;
      undecided &= word;
    } else undecided &= ~word;
  }
  return below;
}

/** The edges that exist in one world of a batch. */
export function edgesOf(masks: Int32Array, lane: number): Int32Array {
  let count = 0;
  for (let edge = 0; edge < masks.length; edge++) count += (masks[edge]! >>> lane) & 1;
  const edges = new Int32Array(count);
  let at = 0;
  for (let edge = 0; edge < masks.length; edge++) if (((masks[edge]! >>> lane) & 1) === 1) edges[at++] = edge;
  return edges;
}

/** The bits of a batch that are worlds: all but in the last batch, where fewer may be asked for. */
export function lanesOf(worlds: number, batch: number): number {
  const left = worlds - batch * LANES;
  return left >= LANES ? -1 : left <= 0 ? 0 : (1 << left) - 1;
}

export function batchCount(worlds: number): number {
  return Math.ceil(worlds / LANES);
}
