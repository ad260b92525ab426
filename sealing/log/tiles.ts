import { ForelandError } from '@foreland/model/errors';
import { HASH_BYTES, nodeHash } from './hash.ts';
import { subtreesOf } from './proofs.ts';
import type { HashSource, Range, Subtree } from './proofs.ts';

/** Tiles of C2SP tlog-tiles: a tile of level L holds up to 256 hashes of complete subtrees of 256^L leaves. */
export const TILE_HEIGHT = 8;
export const TILE_WIDTH = 256;

export interface Tile {
  readonly level: number;
  readonly index: number;
}

/** Path below the log's address, such as `tile/0/x001/x234/067` or, with 5 hashes so far, `tile/1/000.p/5`. */
export function tilePath({ level, index }: Tile, width: number = TILE_WIDTH): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/\d{3}/g) ?? [];
  const path = groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`;
}

/** Which tiles hold what the hashes of these ranges are made of, each once. */
export function tilesOf(ranges: readonly Range[]): readonly Tile[] {
  const tiles = new Map<string, Tile>();
  for (const subtree of ranges.flatMap(subtreesOf)) {
    const { tile } = placeOf(subtree);
    tiles.set(keyOf(tile), tile);
  }
  return [...tiles.values()];
}

/** Hashes of complete subtrees, from tiles. @throws ForelandError `tile-missing` where a tile lacks what is asked for. */
export function tileSource(
  tiles: Iterable<{ readonly tile: Tile; readonly hashes: Uint8Array }>,
): HashSource {
  const held = new Map<string, Uint8Array>();
  for (const { tile, hashes } of tiles) held.set(keyOf(tile), hashes);
  return (subtree) => {
    const { tile, from, count } = placeOf(subtree);
    const hashes = held.get(keyOf(tile));
    if (!hashes || hashes.length < (from + count) * HASH_BYTES) throw missing(tile);
    let row = Array.from({ length: count }, (_, at) =>
      hashes.subarray((from + at) * HASH_BYTES, (from + at + 1) * HASH_BYTES),
    );
    while (row.length > 1)
      row = Array.from({ length: row.length / 2 }, (_, at) =>
        nodeHash(row[2 * at] ?? missingHash(), row[2 * at + 1] ?? missingHash()),
      );
    return row[0] ?? missingHash();
  };
}

/** Collects what an append adds to tiles: pass `completed` to `Frontier.append`. */
export class TileGrowth {
  readonly #grown = new Map<string, { tile: Tile; hashes: Uint8Array[] }>();

  readonly completed = (level: number, index: number, hash: Uint8Array): void => {
    if (level % TILE_HEIGHT !== 0) return;
    const tile = { level: level / TILE_HEIGHT, index: Math.floor(index / TILE_WIDTH) };
    const key = keyOf(tile);
    const grown = this.#grown.get(key) ?? { tile, hashes: [] };
    if (grown.hashes.length === 0) this.#grown.set(key, grown);
    grown.hashes.push(hash);
  };

  /** What to put at the end of each tile. */
  additions(): readonly { readonly tile: Tile; readonly hashes: Uint8Array }[] {
    return [...this.#grown.values()].map(({ tile, hashes }) => ({ tile, hashes: Buffer.concat(hashes) }));
  }
}

/** The tile that a subtree is in, and which of its hashes make it up. */
function placeOf({ level, index }: Subtree): { tile: Tile; from: number; count: number } {
  const count = 2 ** (level % TILE_HEIGHT);
  const first = index * count;
  return {
    tile: { level: Math.floor(level / TILE_HEIGHT), index: Math.floor(first / TILE_WIDTH) },
    from: first % TILE_WIDTH,
    count,
  };
}

function keyOf({ level, index }: Tile): string {
  return `${level}/${index}`;
}

function missing(tile: Tile): ForelandError {
  return new ForelandError({
    code: 'tile-missing',
    message: `The tree lacks hashes of ${tilePath(tile)}.`,
    remedy: 'Restore the audit log from a backup; the tree is damaged.',
    status: 500,
  });
}

function missingHash(): never {
  throw new Error('a row of hashes has an even length');
}
