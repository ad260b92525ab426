/**
 * A tag is the first 64 bits of an output. Among N tags an unknown value has the tag of another with odds of N / 2^64:
 * 2^-44 for the 2^20 tags of an index of a million.
 */
export const TAG_BYTES = 8;

export function tagOf(output: Uint8Array): Uint8Array {
  return output.subarray(0, TAG_BYTES);
}

/** Tags that stand one after the other, as numbers. */
export function tagsIn(bytes: Uint8Array): BigUint64Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tags = new BigUint64Array(bytes.length / TAG_BYTES);
  for (let at = 0; at < tags.length; at++) tags[at] = view.getBigUint64(at * TAG_BYTES);
  return tags;
}
