import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { BASE58, base58CheckVersion, moneroChecksumHolds } from './base58.ts';
import { isSegwitAddress } from './bech32.ts';
import type { Checksum, Identifier } from './identifier.ts';

const URI = /^(?:bitcoin|ethereum|tron|monero):/i;
const ETHEREUM = /^0x[0-9a-f]{40}$/i;
const SEGWIT = /^bc1[a-z0-9]{11,87}$/i;
/** Pay to public key hash (1…) and to script hash (3…). */
const BITCOIN = /^[13].{25,34}$/;
const BITCOIN_VERSIONS: readonly (number | undefined)[] = [0x00, 0x05];
const TRON = /^T.{33}$/;
const TRON_VERSION = 0x41;
/** Standard address and subaddress (95 digits), integrated address (106). */
const MONERO = /^[48](?:.{94}|.{105})$/;

/** EIP-55: upper case where the Keccak-256 of the lower-case digits has a nibble of 8 or more. */
export function toChecksumCase(address: string): string {
  const digits = address.slice(2).toLowerCase();
  const hash = bytesToHex(keccak_256(utf8ToBytes(digits)));
  return `0x${[...digits].map((digit, at) => ((hash[at] ?? '0') >= '8' ? digit.toUpperCase() : digit)).join('')}`;
}

function ethereumChecksum(address: string): Checksum {
  const digits = address.slice(2);
  if (digits === digits.toLowerCase() || digits === digits.toUpperCase()) return 'none';
  return toChecksumCase(address).slice(2) === digits ? 'passed' : 'failed';
}

function wallet(value: string, checksum: Checksum): Identifier {
  return { class: 'wallet', value, checksum };
}

/**
 * Address of a crypto wallet: Bitcoin (Base58Check, Bech32, Bech32m), Ethereum and its sister chains
 * (EIP-55), Tron and Monero. Letter case carries meaning except in hexadecimal and Bech32, which become
 * lower case; so a mixed-case Ethereum address is checked once, when first read. Payment URIs are unwrapped.
 */
export function parseWallet(raw: string): Identifier | undefined {
  const text = raw
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]+/gu, '')
    .replace(URI, '')
    .replace(/[?@].*$/s, '');
  if (ETHEREUM.test(text)) return wallet(text.toLowerCase(), ethereumChecksum(text));
  if (SEGWIT.test(text)) {
    const mixed = text !== text.toLowerCase() && text !== text.toUpperCase();
    return wallet(
      text.toLowerCase(),
      !mixed && isSegwitAddress(text.toLowerCase(), 'bc') ? 'passed' : 'failed',
    );
  }
  if (!BASE58.test(text)) return undefined;
  if (BITCOIN.test(text))
    return wallet(text, BITCOIN_VERSIONS.includes(base58CheckVersion(text)) ? 'passed' : 'failed');
  if (TRON.test(text)) return wallet(text, base58CheckVersion(text) === TRON_VERSION ? 'passed' : 'failed');
  if (MONERO.test(text)) return wallet(text, moneroChecksumHolds(text) ? 'passed' : 'failed');
  return undefined;
}
