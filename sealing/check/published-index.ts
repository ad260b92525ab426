import { hash } from 'node:crypto';
import { fromHex, toHex } from './bytes.ts';
import type { CheckKey } from './check-key.ts';
import { ELEMENT_BYTES } from './group.ts';
import type { IndexableValue } from './indexable.ts';
import { textsOf } from './indexable.ts';
import { INDEX_FORMAT } from './manifest.ts';
import type { IndexManifest } from './manifest.ts';
import type { RandomBytes } from './random.ts';
import { refusal, unreadable } from './refusal.ts';
import { LARGEST_SCALE, SMALLEST_SCALE, TagIndex, encodeTags } from './tag-index.ts';
import { TAG_BYTES, tagsIn } from './tag.ts';
import { runInParts } from './workers.ts';
import type { RunOptions, Workers } from './workers.ts';

export interface PublishedIndex {
  readonly manifest: IndexManifest;
  readonly bytes: Uint8Array;
}

export interface BuildOptions extends RunOptions {
  readonly key: CheckKey;
  /** Values of the class of the key; a value that stands here twice is in the index once. */
  readonly values: Iterable<IndexableValue>;
  readonly workers: Workers;
  readonly random: RandomBytes;
}

/** Number of tags that an index of so many values has: the next power of two, 1,024 at least. */
export function paddedCount(values: number): number {
  const scale = Math.max(SMALLEST_SCALE, Math.ceil(Math.log2(Math.max(1, values))));
  if (scale > LARGEST_SCALE) {
    throw refusal(
      'index-too-large',
      `An index holds at most ${(2 ** LARGEST_SCALE).toLocaleString('en-GB')} values.`,
      'Offer fewer values, or agree on more classes with the partner.',
      413,
    );
  }
  return 2 ** scale;
}

/**
 * The tags of the values under the key, filled up with random ones, sorted. To anybody without the key all of them are
 * random numbers.
 * @throws ForelandError `check-class-mixed`, `check-index-too-large`, `check-key-erased`, `check-worker-failed`
 */
export async function buildIndex(options: BuildOptions): Promise<PublishedIndex> {
  const { key, workers, random } = options;
  const inputs = textsOf(options.values, key.scope.class);
  const count = paddedCount(inputs.length);
  const computed = await runInParts(workers, { kind: 'tags', secret: key.secret(), inputs }, options);
  const tags = filledUp(tagsIn(computed), count, random);
  const bytes = encodeTags(tags);
  const manifest: IndexManifest = Object.freeze({
    format: INDEX_FORMAT,
    ...key.scope,
    publicKey: toHex(key.publicKey),
    count,
    bytes: bytes.length,
    sha256: hash('sha256', bytes, 'hex'),
  });
  return Object.freeze({ manifest, bytes });
}

function filledUp(tags: BigUint64Array, count: number, random: RandomBytes): BigUint64Array {
  const different = new Set(tags);
  while (different.size < count) {
    const missing = Math.min(count - different.size, 8192);
    for (const tag of tagsIn(random(missing * TAG_BYTES))) different.add(tag);
  }
  return BigUint64Array.from(different).sort();
}

/** An index whose manifest, and thereby whose public key, has been checked. */
export interface OpenedIndex {
  readonly manifest: IndexManifest;
  readonly publicKey: Uint8Array;
  readonly tags: TagIndex;
}

/**
 * @param manifest of which the caller has checked the signature
 * @throws ForelandError `check-index-changed` where the bytes are others than those signed for; `check-unreadable`
 */
export function openIndex(manifest: IndexManifest, bytes: Uint8Array): OpenedIndex {
  if (bytes.length !== manifest.bytes || hash('sha256', bytes, 'hex') !== manifest.sha256) {
    throw refusal(
      'index-changed',
      'The index is not the one that its manifest was signed for.',
      'Fetch the index from the partner again.',
      409,
    );
  }
  const tags = new TagIndex(bytes);
  if (tags.count !== manifest.count)
    throw unreadable('index', 'it holds another count than its manifest says');
  const publicKey = fromHex(manifest.publicKey, ELEMENT_BYTES);
  if (!publicKey) throw unreadable('manifest', 'its public key is none');
  return Object.freeze({ manifest, publicKey, tags });
}
