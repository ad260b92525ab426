import { equalHashes, nodeHash } from './hash.ts';

/** A complete subtree: `level` 0 is a leaf; it holds the leaves from `index · 2^level` on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Leaves from `start` to before `end`, as RFC 9162 splits trees. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Gives the hash of a complete subtree. */
export type HashSource = (subtree: Subtree) => Uint8Array;

/** What an inclusion proof (RFC 9162 section 2.1.3.1) hashes, the sibling of the leaf first. */
export function inclusionRanges(index: number, size: number): readonly Range[] {
  requirePlace(index, size);
  const ranges: Range[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start);
    if (index < middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  return ranges.reverse();
}

/** What a consistency proof (RFC 9162 section 2.1.4.1) hashes. There is nothing to prove of an empty or an equal tree. */
export function consistencyRanges(first: number, second: number): readonly Range[] {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 0 || first > second)
    throw new RangeError(`a tree of ${second} leaves holds none of ${first}`);
  if (first === 0 || first === second) return [];
  const ranges: Range[] = [];
  let [start, end] = [0, second];
  while (first < end) {
    const middle = start + largestPowerBelow(end - start);
    if (first <= middle) {
      ranges.push({ start: middle, end });
      end = middle;
    } else {
      ranges.push({ start, end: middle });
      start = middle;
    }
  }
  // The older tree is itself a complete subtree of the newer one where `start` is 0: the verifier knows its hash.
  if (start > 0) ranges.push({ start, end });
  return ranges.reverse();
}

/** The complete subtrees that make up a range, from left to right. */
export function subtreesOf({ start, end }: Range): readonly Subtree[] {
  const subtrees: Subtree[] = [];
  let at = start;
  while (at < end) {
    let level = 0;
    let width = 1;
    while (at % (2 * width) === 0 && at + 2 * width <= end) {
      level += 1;
      width *= 2;
    }
    subtrees.push({ level, index: at / width });
    at += width;
  }
  return subtrees;
}

export function hashOfRange(range: Range, source: HashSource): Uint8Array {
  const [last, ...others] = subtreesOf(range).map(source).reverse();
  if (!last) throw new RangeError('an empty range has no hash');
  return others.reduce((right, left) => nodeHash(left, right), last);
}

export function inclusionProof(index: number, size: number, source: HashSource): readonly Uint8Array[] {
  return inclusionRanges(index, size).map((range) => hashOfRange(range, source));
}

export function consistencyProof(first: number, second: number, source: HashSource): readonly Uint8Array[] {
  return consistencyRanges(first, second).map((range) => hashOfRange(range, source));
}

/** Is the leaf in the tree, at this place? RFC 9162 section 2.1.3.2. */
export function isIncluded(claim: {
  readonly leaf: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}): boolean {
  const { leaf, index, size, root, proof } = claim;
  if (!isPlace(index, size)) return false;
  let hash = leaf;
  let [first, last] = [index, size - 1];
  for (const sibling of proof) {
    if (last === 0) return false;
    if (first % 2 === 1 || first === last) {
      hash = nodeHash(sibling, hash);
      while (first % 2 === 0 && first !== 0) [first, last] = [half(first), half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [first, last] = [half(first), half(last)];
  }
  return last === 0 && equalHashes(hash, root);
}

/** Is the older tree the beginning of the newer one? RFC 9162 section 2.1.4.2; an empty tree begins every tree. */
export function isConsistent(claim: {
  readonly first: number;
  readonly firstRoot: Uint8Array;
  readonly second: number;
  readonly secondRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}): boolean {
  const { first, firstRoot, second, secondRoot, proof } = claim;
  if (first > second || first < 0) return false;
  if (first === second) return proof.length === 0 && equalHashes(firstRoot, secondRoot);
  if (first === 0) return proof.length === 0;
  const [start, ...path] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
  if (!start || proof.length === 0) return false;
  let [left, right] = [first - 1, second - 1];
  while (left % 2 === 1) [left, right] = [half(left), half(right)];
  let [older, newer] = [start, start];
  for (const hash of path) {
    if (right === 0) return false;
    if (left % 2 === 1 || left === right) {
      older = nodeHash(hash, older);
      newer = nodeHash(hash, newer);
      while (left % 2 === 0 && left !== 0) [left, right] = [half(left), half(right)];
    } else {
      newer = nodeHash(newer, hash);
    }
    [left, right] = [half(left), half(right)];
  }
  return right === 0 && equalHashes(older, firstRoot) && equalHashes(newer, secondRoot);
}

function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function isPowerOfTwo(size: number): boolean {
  return largestPowerBelow(size) * 2 === size || size === 1;
}

// Sizes are safe integers, beyond the 32 bits of the shift operators.
function half(number: number): number {
  return Math.floor(number / 2);
}

function isPlace(index: number, size: number): boolean {
  return Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size;
}

function requirePlace(index: number, size: number): void {
  if (!isPlace(index, size)) throw new RangeError(`a tree of ${size} leaves has no leaf ${index}`);
}
