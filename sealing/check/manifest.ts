import { canonicalJson } from '@foreland/model/canonical';
import { isPartner } from '@foreland/model/partner';
import { fromHex, sameBytes, utf8 } from './bytes.ts';
import { isCheckClass } from './check-class.ts';
import { ELEMENT_BYTES, isElement } from './group.ts';
import { unreadable } from './refusal.ts';
import { isEpoch, isScope } from './scope.ts';
import type { CheckScope } from './scope.ts';
import { LARGEST_SCALE, SMALLEST_SCALE } from './tag-index.ts';

export const INDEX_FORMAT = 'foreland-check-index/1';

/**
 * What the asked partner signs about an index. Whoever has checked its signature has pinned the public key: answers that
 * were computed with another key are refused.
 */
export interface IndexManifest extends CheckScope {
  readonly format: typeof INDEX_FORMAT;
  /** 32 bytes in lower-case hexadecimal. */
  readonly publicKey: string;
  /** Tags in the index, those that fill it up included: a power of two. */
  readonly count: number;
  /** Length of the index. */
  readonly bytes: number;
  /** Of the index, in lower-case hexadecimal. */
  readonly sha256: string;
}

/** What is signed: canonical JSON. */
export function manifestBytes(manifest: IndexManifest): Uint8Array {
  return utf8(canonicalJson({ ...manifest }));
}

const MEMBERS = ['asked', 'asking', 'bytes', 'class', 'count', 'epoch', 'format', 'publicKey', 'sha256'];

/** @throws ForelandError `check-unreadable` for bytes that are not exactly what `manifestBytes` gives */
export function parseManifest(bytes: Uint8Array): IndexManifest {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw unreadable('manifest', 'it is not JSON');
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== MEMBERS.join()) {
    throw unreadable('manifest', 'its members are not those of a manifest');
  }
  const {
    format,
    asked,
    asking,
    class: checkClass,
    epoch,
    publicKey,
    count,
    bytes: length,
    sha256,
  } = value as Record<string, unknown>;
  const key = fromHex(publicKey, ELEMENT_BYTES);
  const scale = typeof count === 'number' ? Math.log2(count) : Number.NaN;
  if (
    format !== INDEX_FORMAT ||
    !isPartner(asked) ||
    !isPartner(asking) ||
    !isCheckClass(checkClass) ||
    !isEpoch(epoch) ||
    !isScope({ asked, asking, class: checkClass, epoch }) ||
    typeof count !== 'number' ||
    !Number.isInteger(scale) ||
    scale < SMALLEST_SCALE ||
    scale > LARGEST_SCALE ||
    !Number.isSafeInteger(length) ||
    typeof length !== 'number' ||
    length <= 0 ||
    !fromHex(sha256, 32) ||
    !key ||
    !isElement(key)
  ) {
    throw unreadable('manifest', 'a member of it is out of bounds');
  }
  const manifest: IndexManifest = Object.freeze({
    format,
    asked,
    asking,
    class: checkClass,
    epoch,
    publicKey: publicKey as string,
    count,
    bytes: length,
    sha256: sha256 as string,
  });
  if (!sameBytes(manifestBytes(manifest), bytes)) {
    throw unreadable('manifest', 'it is not in canonical form');
  }
  return manifest;
}
