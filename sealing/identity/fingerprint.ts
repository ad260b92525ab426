import { scryptSync } from 'node:crypto';
import { BYTES_32 } from './encoding.ts';
import { IdentityRefused } from './refusal.ts';

const HASH_DIGITS = 38;
const GROUP = 5;
/** scrypt (RFC 7914): about 16 MB and some tens of milliseconds for each try of somebody who looks for a likeness. */
const COST = { N: 2 ** 14, r: 8, p: 1 } as const;

/**
 * The fingerprint of a card, for two people who compare it by telephone, on paper or face to face: forty digits in
 * eight groups of five. Digits are said alike in every language of the partners.
 *
 * The first 38 digits are a hash of the digest of the card (log2 10^38 = 126 bits); the last two are check digits
 * (ISO/IEC 7064 MOD 97-10), so that a slip of the tongue and a wrong card are told apart. Another card with the
 * same fingerprint takes 2^126 tries of scrypt; two cards of an attacker's own that are alike take 2^63.
 *
 * A fingerprint defends only if it is compared whole: who makes a card of which the first and last groups fit
 * (2^33 tries) relies on a reader who looks at those. Therefore `assertFingerprint` is the only comparison: a person
 * types in what the other reads out, the machine compares all of it, and neither shows its own digits first nor
 * says how near it was.
 *
 * @param digest of the card in base64url
 * @returns such as `01234 56789 …`: 8 groups of 5 digits with single spaces
 */
export function fingerprintOf(digest: string): string {
  if (!BYTES_32.test(digest)) throw new RangeError('a digest is 32 bytes in base64url');
  const known = computed.get(digest);
  if (known !== undefined) return known;
  const hash = scryptSync(Buffer.from(digest, 'base64url'), 'foreland card fingerprint 1', 32, COST);
  const body = (BigInt(`0x${hash.toString('hex')}`) % 10n ** BigInt(HASH_DIGITS))
    .toString()
    .padStart(HASH_DIGITS, '0');
  const fingerprint = groups(`${body}${checkDigits(body)}`);
  if (computed.size >= REMEMBERED) computed.clear();
  computed.set(digest, fingerprint);
  return fingerprint;
}

/** Of public values, so that a node does not pay for each look at its own card. */
const computed = new Map<string, string>();
const REMEMBERED = 64;

/**
 * Compares what a person typed in with the fingerprint of a card. Spaces, hyphens and full stops do not count.
 * @throws IdentityRefused `fingerprint-mistyped` where the check digits do not fit, `fingerprint-differs`
 */
export function assertFingerprint(digest: string, typed: string): void {
  const digits = typed.replaceAll(/[\s.-]/g, '');
  if (!/^[0-9]{40}$/.test(digits) || checkDigits(digits.slice(0, HASH_DIGITS)) !== digits.slice(HASH_DIGITS))
    throw new IdentityRefused('fingerprint-mistyped');
  if (groups(digits) !== fingerprintOf(digest)) throw new IdentityRefused('fingerprint-differs');
}

function groups(digits: string): string {
  return Array.from({ length: digits.length / GROUP }, (_, index) =>
    digits.slice(index * GROUP, (index + 1) * GROUP),
  ).join(' ');
}

/** ISO/IEC 7064 MOD 97-10: the whole number leaves 1 when divided by 97. Finds every single slip and every swap of two digits. */
function checkDigits(body: string): string {
  return (98n - ((BigInt(body) * 100n) % 97n)).toString().padStart(2, '0');
}
