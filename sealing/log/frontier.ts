import { ForelandError } from '@foreland/model/errors';
import { HASH_BYTES, emptyRoot, nodeHash } from './hash.ts';

/** Told of every subtree that an appended leaf completes: the leaf itself (level 0), pairs (level 1), and so on. */
export type CompletedNode = (level: number, index: number, hash: Uint8Array) => void;

/**
 * The right edge of a Merkle tree: one hash for each complete subtree, the largest first. It is all that appending
 * needs, whatever the size of the tree (at most 53 hashes).
 */
export class Frontier {
  #size = 0;
  readonly #hashes: Uint8Array[] = [];

  /** @param bytes the hashes one after the other, as `bytes()` gave them. @throws ForelandError `frontier-malformed` */
  static from(size: number, bytes: Uint8Array): Frontier {
    const frontier = new Frontier();
    if (!Number.isSafeInteger(size) || size < 0 || bytes.length !== onesIn(size) * HASH_BYTES)
      throw new ForelandError({
        code: 'frontier-malformed',
        message: 'The right edge of the tree does not fit the size of the tree.',
        remedy: 'Rebuild it from the tiles of the tree.',
        status: 500,
      });
    frontier.#size = size;
    for (let at = 0; at < bytes.length; at += HASH_BYTES)
      frontier.#hashes.push(bytes.slice(at, at + HASH_BYTES));
    return frontier;
  }

  get size(): number {
    return this.#size;
  }

  /** @param leaf hash of the leaf */
  append(leaf: Uint8Array, completed?: CompletedNode): void {
    let hash = leaf;
    let index = this.#size;
    completed?.(0, index, hash);
    for (let level = 1; index % 2 === 1; level += 1) {
      const left = this.#hashes.pop();
      if (!left) throw new Error('a complete subtree is missing from the right edge');
      hash = nodeHash(left, hash);
      index = (index - 1) / 2;
      completed?.(level, index, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }

  root(): Uint8Array {
    let root = this.#hashes.at(-1);
    if (!root) return emptyRoot();
    for (const left of this.#hashes.slice(0, -1).reverse()) root = nodeHash(left, root);
    return root;
  }

  bytes(): Uint8Array {
    return Buffer.concat(this.#hashes);
  }
}

function onesIn(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
