import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256 } from '@noble/hashes/sha3.js';

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const VALUE_OF = new Map([...ALPHABET].map((letter, value) => [letter, value]));

export const BASE58 = /^[1-9A-HJ-NP-Za-km-z]+$/;

/** Big-endian bytes of base-58 digits, right-aligned in `length` bytes; undefined when they do not fit. */
function decode(text: string, length: number): Uint8Array | undefined {
  const bytes = new Uint8Array(length);
  for (const letter of text) {
    let carry = VALUE_OF.get(letter);
    if (carry === undefined) return undefined;
    for (let at = length - 1; at >= 0; at--) {
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
    }
    if (carry > 0) return undefined;
  }
  return bytes;
}

function endsWith(bytes: Uint8Array, checksum: Uint8Array): boolean {
  return bytes.subarray(-4).every((byte, at) => byte === checksum[at]);
}

/**
 * Version byte of a Base58Check address: one version byte, 20 bytes of hash, four bytes of double SHA-256.
 * Undefined when length or checksum is wrong.
 */
export function base58CheckVersion(text: string): number | undefined {
  const bytes = decode(text, 25);
  if (bytes === undefined || !endsWith(bytes, sha256(sha256(bytes.subarray(0, -4))))) return undefined;
  // Each leading zero byte is written as one leading 1, so the length of the text is determined too.
  const zeros = bytes.findIndex((byte) => byte !== 0);
  const ones = /^1*/.exec(text)?.[0].length ?? 0;
  return zeros === ones ? bytes[0] : undefined;
}

/** Monero writes each 8 bytes as 11 digits and the rest as a shorter block. */
const BLOCK_DIGITS = 11;
const BLOCK_BYTES = 8;
const BYTES_OF_REST: Readonly<Record<number, number>> = { 2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8 };

/** Does the checksum of a Monero address, four bytes of Keccak-256, hold? */
export function moneroChecksumHolds(text: string): boolean {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += BLOCK_DIGITS) {
    const block = text.slice(at, at + BLOCK_DIGITS);
    const size = block.length === BLOCK_DIGITS ? BLOCK_BYTES : (BYTES_OF_REST[block.length] ?? 0);
    const decoded = decode(block, size);
    if (decoded === undefined) return false;
    bytes.push(...decoded);
  }
  const all = Uint8Array.from(bytes);
  return endsWith(all, keccak_256(all.subarray(0, -4)));
}
