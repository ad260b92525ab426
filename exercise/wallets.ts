import { sha256 } from './hash.ts';

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/**
 * Address of a fictional wallet: its payload is a hash of fixed text, so nobody holds a key to it; its
 * checksum is right. Bitcoin pay-to-witness-key-hash (BIP 173) or Tron (Base58Check, version 0x41).
 */
export function walletAddress(chain: 'bitcoin' | 'tron', text: string): string {
  const payload = sha256(`foreland exercise wallet ${text}`).slice(0, 20);
  return chain === 'tron' ? base58Check(0x41, payload) : segwit('bc', payload);
}

function base58Check(version: number, payload: Uint8Array): string {
  const body = Uint8Array.of(version, ...payload);
  const bytes = [...body, ...sha256(sha256(body)).slice(0, 4)];
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let text = '';
  for (; number > 0n; number /= 58n) text = `${BASE58[Number(number % 58n)]}${text}`;
  return text;
}

/** Version 0 witness programme: 20 bytes as 32 groups of five bits, with the BIP 173 checksum. */
function segwit(prefix: string, program: Uint8Array): string {
  const groups = [0];
  let buffer = 0;
  let bits = 0;
  for (const byte of program) {
    buffer = (buffer << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) groups.push((buffer >> (bits - 5)) & 31);
    buffer &= (1 << bits) - 1;
  }
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  const expanded = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)];
  const checksum = polymod([...expanded, ...groups, 0, 0, 0, 0, 0, 0]) ^ 1;
  const tail = Array.from({ length: 6 }, (_, i) => (checksum >> (5 * (5 - i))) & 31);
  return `${prefix}1${[...groups, ...tail].map((group) => BECH32[group]).join('')}`;
}

function polymod(values: readonly number[]): number {
  const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of values) {
    const top = sum >> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    generator.forEach((constant, i) => (sum ^= (top >> i) & 1 ? constant : 0));
  }
  return sum;
}
