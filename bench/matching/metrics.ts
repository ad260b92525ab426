import type { Labels, Pairs } from './labels.ts';

/** How much of what was found is right, how much of what is right was found, and their harmonic mean; NaN of nothing. */
export interface Figures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface PairFigures extends Figures {
  /** Numbers of pairs. */
  readonly truly: number;
  readonly found: number;
  readonly right: number;
}

/**
 * Pairs of rows that stand in one cluster, held against those that truly do. Counted from the contingency table of the
 * two clusterings, so that a million rows take a second.
 * @param sides where only pairs of rows from different sides count, as in linking two tables
 */
export function pairwise(truth: Labels, found: Labels, sides?: Labels): PairFigures {
  const both = crossed(truth, found);
  return pairFigures(pairsWithin(truth, sides), pairsWithin(found, sides), pairsWithin(both, sides));
}

/**
 * Pairs that were decided one by one, held against the truth. A pair that is given twice, or the other way round,
 * counts once; a row with itself, or with a row of its own side, does not count.
 */
export function pairwiseOfPairs(truth: Labels, pairs: Pairs, sides?: Labels): PairFigures {
  const keys = distinctPairs(truth.of.length, pairs, sides);
  let right = 0;
  for (const key of keys) {
    const a = Math.floor(key / truth.of.length);
    if (truth.of[a] === truth.of[key - a * truth.of.length]) right++;
  }
  return pairFigures(pairsWithin(truth, sides), keys.length, right);
}

/**
 * B³ (Bagga and Baldwin 1998): for each row, which share of its cluster is truly the same thing, and which share of the
 * rows of the same thing is in its cluster; the mean over all rows.
 */
export function bCubed(truth: Labels, found: Labels): Figures {
  const rows = truth.of.length;
  const truthSize = sizesOf(truth);
  const foundSize = sizesOf(found);
  const both = crossed(truth, found);
  const bothSize = sizesOf(both);
  let precision = 0;
  let recall = 0;
  for (let row = 0; row < rows; row++) {
    const shared = bothSize[both.of[row] ?? 0] ?? 0;
    precision += shared / (foundSize[found.of[row] ?? 0] ?? 1);
    recall += shared / (truthSize[truth.of[row] ?? 0] ?? 1);
  }
  return figures(precision / rows, recall / rows);
}

export interface BlockingFigures {
  /** Share of the true pairs that are candidates: no later step can find more. */
  readonly recall: number;
  readonly truly: number;
  readonly candidates: number;
  /** Share of all possible pairs that need not be compared. */
  readonly reduction: number;
}

/** What blocking lost and what it saved. */
export function blocking(truth: Labels, candidates: Pairs, sides?: Labels): BlockingFigures {
  const { recall, truly, found } = pairwiseOfPairs(truth, candidates, sides);
  const all = pairsWithin({ of: new Int32Array(truth.of.length), count: 1 }, sides);
  return { recall, truly, candidates: found, reduction: 1 - found / all };
}

/** Share of the true pairs that a blocking function would compare; it is asked of each once, with the lower row first. */
export function blockingRecall(
  truth: Labels,
  isCandidate: (a: number, b: number) => boolean,
  sides?: Labels,
): number {
  let truly = 0;
  let kept = 0;
  for (const rows of rowsByLabel(truth)) {
    for (let first = 0; first < rows.length; first++) {
      for (let second = first + 1; second < rows.length; second++) {
        const a = rows[first] ?? 0;
        const b = rows[second] ?? 0;
        if (sides !== undefined && sides.of[a] === sides.of[b]) continue;
        truly++;
        if (isCandidate(a, b)) kept++;
      }
    }
  }
  return kept / truly;
}

function pairFigures(truly: number, found: number, right: number): PairFigures {
  return { truly, found, right, ...figures(right / found, right / truly) };
}

function figures(precision: number, recall: number): Figures {
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** Rows have one label here where they have one in both. */
function crossed(one: Labels, other: Labels): Labels {
  if (one.of.length !== other.of.length)
    throw new RangeError(`${one.of.length} rows cannot be held against ${other.of.length}.`);
  const known = new Map<number, number>();
  const of = new Int32Array(one.of.length);
  for (let row = 0; row < of.length; row++) {
    const key = (one.of[row] ?? 0) * other.count + (other.of[row] ?? 0);
    let label = known.get(key);
    if (label === undefined) known.set(key, (label = known.size));
    of[row] = label;
  }
  return { of, count: known.size };
}

function sizesOf({ of, count }: Labels): Float64Array {
  const sizes = new Float64Array(count);
  for (const label of of) sizes[label] = (sizes[label] ?? 0) + 1;
  return sizes;
}

/** Pairs of rows with one label, without those of one side. */
function pairsWithin(labels: Labels, sides: Labels | undefined): number {
  const pairs = (group: Labels): number =>
    sizesOf(group).reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  return pairs(labels) - (sides === undefined ? 0 : pairs(crossed(labels, sides)));
}

function rowsByLabel({ of, count }: Labels): number[][] {
  const groups = Array.from({ length: count }, (): number[] => []);
  of.forEach((label, row) => groups[label]?.push(row));
  return groups;
}

/** `lower row × rows + higher row`, each once. */
function distinctPairs(rows: number, { a, b }: Pairs, sides: Labels | undefined): Float64Array {
  const keys = new Float64Array(a.length);
  let kept = 0;
  for (let pair = 0; pair < a.length; pair++) {
    const one = a[pair] ?? 0;
    const other = b[pair] ?? 0;
    if (one === other || (sides !== undefined && sides.of[one] === sides.of[other])) continue;
    keys[kept++] = Math.min(one, other) * rows + Math.max(one, other);
  }
  const sorted = keys.subarray(0, kept).sort();
  let distinct = 0;
  for (let at = 0; at < kept; at++) {
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[distinct++] = sorted[at] ?? 0;
  }
  return sorted.subarray(0, distinct);
}
