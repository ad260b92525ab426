import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Frontier } from './frontier.ts';
import { emptyRoot, leafHash } from './hash.ts';
import {
  consistencyProof,
  consistencyRanges,
  inclusionProof,
  inclusionRanges,
  isConsistent,
  isIncluded,
} from './proofs.ts';
import type { Subtree } from './proofs.ts';
import { TileGrowth, tilePath, tileSource, tilesOf } from './tiles.ts';

/** The definitions of RFC 6962 section 2.1, word by word, over lists of leaves. */
const sha256 = (...parts: Uint8Array[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};
const split = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1);
const cache = new Map<string, Buffer>();

function treeHash(leaves: readonly Uint8Array[], from = 0, to = leaves.length): Buffer {
  const key = `${from} ${to}`;
  const known = leaves === LEAVES ? cache.get(key) : undefined;
  if (known) return known;
  const size = to - from;
  const found =
    size === 0
      ? sha256()
      : size === 1
        ? sha256(Buffer.of(0), leaves[from] ?? Buffer.alloc(0))
        : sha256(
            Buffer.of(1),
            treeHash(leaves, from, from + split(size)),
            treeHash(leaves, from + split(size), to),
          );
  if (leaves === LEAVES) cache.set(key, found);
  return found;
}

function path(place: number, leaves: readonly Uint8Array[], from: number, to: number): Buffer[] {
  const size = to - from;
  if (size === 1) return [];
  const k = split(size);
  return place < k
    ? [...path(place, leaves, from, from + k), treeHash(leaves, from + k, to)]
    : [...path(place - k, leaves, from + k, to), treeHash(leaves, from, from + k)];
}

function subproof(
  m: number,
  leaves: readonly Uint8Array[],
  from: number,
  to: number,
  whole: boolean,
): Buffer[] {
  const size = to - from;
  if (m === size) return whole ? [] : [treeHash(leaves, from, to)];
  const k = split(size);
  return m <= k
    ? [...subproof(m, leaves, from, from + k, whole), treeHash(leaves, from + k, to)]
    : [...subproof(m - k, leaves, from + k, to, false), treeHash(leaves, from, from + k)];
}

const MOST = 300;
const LEAVES = Array.from({ length: MOST }, (_, number) => Buffer.from(`leaf ${number}`));
const source = ({ level, index }: Subtree): Uint8Array =>
  treeHash(LEAVES, index * 2 ** level, (index + 1) * 2 ** level);
const hex = (bytes: readonly Uint8Array[]): string[] =>
  bytes.map((each) => Buffer.from(each).toString('hex'));

describe('reference values of RFC 6962', () => {
  const inputs = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];

  test('the root of the empty tree, and of the first eight', () => {
    expect(Buffer.from(emptyRoot()).toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
    const frontier = new Frontier();
    expect(hex([frontier.root()])).toEqual(hex([emptyRoot()]));
    for (const [at, input] of inputs.entries()) {
      frontier.append(leafHash(Buffer.from(input, 'hex')));
      expect(hex([frontier.root()])).toEqual([roots[at]]);
    }
  });
});

test('the root of every size to 300 is that of the definition, also when the right edge was kept in between', () => {
  let frontier = new Frontier();
  for (const [at, leaf] of LEAVES.entries()) {
    frontier.append(leafHash(leaf));
    expect(Buffer.compare(frontier.root(), treeHash(LEAVES, 0, at + 1))).toBe(0);
    frontier = Frontier.from(frontier.size, frontier.bytes());
  }
  expect(() => Frontier.from(3, Buffer.alloc(32))).toThrow('does not fit');
  expect(() => Frontier.from(-1, Buffer.alloc(0))).toThrow('does not fit');
});

test('every inclusion proof to size 64 is that of the definition, verifies, and verifies nowhere else', () => {
  for (let size = 1; size <= 64; size += 1) {
    const root = treeHash(LEAVES, 0, size);
    for (let index = 0; index < size; index += 1) {
      const proof = inclusionProof(index, size, source);
      expect(hex(proof)).toEqual(hex(path(index, LEAVES, 0, size)));
      const leaf = leafHash(LEAVES[index] ?? Buffer.alloc(0));
      const claim = { leaf, index, size, root, proof };
      expect(isIncluded(claim)).toBe(true);
      for (const other of [index - 1, index + 1, size, Number.NaN, 0.5])
        expect(isIncluded({ ...claim, index: other })).toBe(false);
      expect(isIncluded({ ...claim, proof: proof.slice(1) })).toBe(size === 1);
      expect(isIncluded({ ...claim, proof: [...proof, root] })).toBe(false);
      expect(isIncluded({ ...claim, leaf: root })).toBe(size === 1);
    }
  }
});

test('every consistency proof of all pairs to size 64 is that of the definition, and verifies for these two alone', () => {
  for (let second = 0; second <= 64; second += 1)
    for (let first = 0; first <= second; first += 1) {
      const proof = consistencyProof(first, second, source);
      expect(hex(proof)).toEqual(
        hex(first === 0 || first === second ? [] : subproof(first, LEAVES, 0, second, true)),
      );
      const [firstRoot, secondRoot] = [treeHash(LEAVES, 0, first), treeHash(LEAVES, 0, second)];
      const claim = { first, firstRoot, second, secondRoot, proof };
      expect(isConsistent(claim)).toBe(true);
      const other = leafHash(Buffer.from('another'));
      if (first > 0) expect(isConsistent({ ...claim, firstRoot: other })).toBe(false);
      if (first > 0 && first < second) expect(isConsistent({ ...claim, secondRoot: other })).toBe(false);
      expect(isConsistent({ ...claim, proof: [...proof, other] })).toBe(false);
      if (proof.length > 0) expect(isConsistent({ ...claim, proof: proof.slice(0, -1) })).toBe(false);
      if (first !== second) expect(isConsistent({ ...claim, first: second, second: first })).toBe(false);
    }
  expect(() => consistencyRanges(2, 1)).toThrow(RangeError);
  expect(() => inclusionRanges(1, 1)).toThrow(RangeError);
});

test('a proof with any hash changed proves nothing', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: MOST }),
      fc.nat(),
      fc.nat(),
      fc.nat({ max: 255 }),
      (size, place, where, bit) => {
        const index = place % size;
        const proof = inclusionProof(index, size, source).map((each) => Uint8Array.from(each));
        const changed = proof[where % proof.length];
        if (changed) changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const leaf = leafHash(LEAVES[index] ?? Buffer.alloc(0));
        expect(isIncluded({ leaf, index, size, root: treeHash(LEAVES, 0, size), proof })).toBe(false);
      },
    ),
    { numRuns: 200 },
  );
});

describe('tiles', () => {
  test('are named as C2SP tlog-tiles says', () => {
    expect(tilePath({ level: 0, index: 1_234_067 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 1, index: 0 }, 5)).toBe('tile/1/000.p/5');
    expect(tilePath({ level: 2, index: 1000 })).toBe('tile/2/x001/000');
  });

  test('give the proofs that the definition gives, over several levels', () => {
    const size = 70_000;
    const frontier = new Frontier();
    const growth = new TileGrowth();
    const hashes = Array.from({ length: size }, (_, number) => leafHash(Buffer.from(String(number))));
    for (const leaf of hashes) frontier.append(leaf, growth.completed);
    const tiles = new Map(growth.additions().map((added) => [tilePath(added.tile), added]));
    expect([...tiles.keys()].filter((name) => name.startsWith('tile/2/'))).toEqual(['tile/2/000']);
    const fromTiles = (ranges: ReturnType<typeof inclusionRanges>) =>
      tileSource(tilesOf(ranges).flatMap((tile) => tiles.get(tilePath(tile)) ?? []));
    for (const index of [0, 1, 255, 256, 65_535, 65_536, 69_631, 69_632, 69_999]) {
      const ranges = inclusionRanges(index, size);
      // A path touches a few tiles whatever the size: so many are read for a proof.
      expect(tilesOf(ranges).length).toBeLessThanOrEqual(6);
      const proof = inclusionProof(index, size, fromTiles(ranges));
      const leaf = hashes[index] ?? Buffer.alloc(0);
      expect(isIncluded({ leaf, index, size, root: frontier.root(), proof })).toBe(true);
    }
    const older = new Frontier();
    for (const leaf of hashes.slice(0, 66_123)) older.append(leaf);
    const ranges = consistencyRanges(older.size, size);
    const proof = consistencyProof(older.size, size, fromTiles(ranges));
    expect(
      isConsistent({
        first: older.size,
        firstRoot: older.root(),
        second: size,
        secondRoot: frontier.root(),
        proof,
      }),
    ).toBe(true);
    expect(() => inclusionProof(0, size, tileSource([]))).toThrow('lacks hashes of tile/');
  });
});
