import type { Encoding } from './encoding.ts';

/** Offset of the first byte that is not well-formed text; the length where everything is. */
export function firstMalformed(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'windows-1252') return bytes.length;
  return encoding === 'utf-8'
    ? firstMalformedUtf8(bytes)
    : firstMalformedUtf16(bytes, encoding === 'utf-16le');
}

/** Well-formed UTF-8 byte sequences, Unicode Standard table 3-7. */
function firstMalformedUtf8(bytes: Uint8Array): number {
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const second = bytes[i + 1] ?? 0;
    const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (length === 0 || second < low || second > high) return i;
    for (let k = 2; k < length; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return i;
    i += length;
  }
  return bytes.length;
}

function firstMalformedUtf16(bytes: Uint8Array, littleEndian: boolean): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let i = 0;
  while (i + 1 < bytes.length) {
    const unit = view.getUint16(i, littleEndian);
    if (unit >= 0xdc00 && unit <= 0xdfff) return i;
    if (unit < 0xd800 || unit > 0xdfff) {
      i += 2;
      continue;
    }
    const low = i + 3 < bytes.length ? view.getUint16(i + 2, littleEndian) : 0;
    if (low < 0xdc00 || low > 0xdfff) return i;
    i += 4;
  }
  return i;
}
