import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { identityToRecipient } from 'age-encryption';
import { BYTES_32, decodeBase64url, sha256 } from './encoding.ts';
import { IdentityRefused } from './refusal.ts';

/** Ed25519 (RFC 8032), public half. */
export interface VerificationKey {
  /** JWK thumbprint (RFC 7638, RFC 8037 appendix A.3) in base64url: names the key in signed headers. */
  readonly kid: string;
  /** The 32 bytes of the public key in base64url. */
  readonly publicKey: string;
  readonly key: KeyObject;
}

export interface SigningKey extends VerificationKey {
  readonly privateKey: KeyObject;
}

/** X25519 (RFC 7748) key to which packages are encrypted. */
export interface DecryptionKey {
  /** Public half as an age recipient, `age1…` (C2SP age, section “The X25519 recipient type”). */
  readonly recipient: string;
  /** Private half; it cannot be exported. */
  readonly key: CryptoKey;
}

/** DER prefixes of RFC 8410: the 32 bytes of the key follow. */
const ED25519_PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const ED25519_PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');
const X25519_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex');

/**
 * @param seed 32 bytes, such as those that `node/signer.ts` keeps in its file
 * @throws RangeError for any other length
 */
export function signingKeyFromSeed(seed: Uint8Array): SigningKey {
  const privateKey = createPrivateKey({ key: der(ED25519_PRIVATE, seed), format: 'der', type: 'pkcs8' });
  const key = createPublicKey(privateKey);
  const publicKey = key.export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url');
  return Object.freeze({ kid: thumbprint(publicKey), publicKey, key, privateKey });
}

/**
 * @param publicKey 32 bytes in base64url
 * @throws IdentityRefused `content-invalid` for anything else; `key-weak` for a point of small order, which
 *   would verify signatures that nobody made (Cremers and Jackson, “Prime, order please”, CSF 2019).
 */
export function verificationKey(publicKey: string): VerificationKey {
  const bytes = BYTES_32.test(publicKey) ? decodeBase64url(publicKey) : undefined;
  if (bytes === undefined) throw new IdentityRefused('content-invalid', { path: 'publicKey' });
  const y = Buffer.from(bytes);
  y[31] = (y[31] ?? 0) & 0x7f;
  if (SMALL_ORDER.has(y.toString('hex'))) throw new IdentityRefused('key-weak');
  const key = createPublicKey({ key: der(ED25519_PUBLIC, bytes), format: 'der', type: 'spki' });
  return Object.freeze({ kid: thumbprint(publicKey), publicKey, key });
}

/** @param seed 32 bytes; RFC 7748 section 5 says how they become a scalar. */
export async function decryptionKeyFromSeed(seed: Uint8Array): Promise<DecryptionKey> {
  const pkcs8 = new Uint8Array(der(X25519_PRIVATE, seed));
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'X25519' }, false, ['deriveBits']);
  return Object.freeze({ recipient: await identityToRecipient(key), key });
}

/** RFC 7638: SHA-256 of the required members of the JWK in lexicographic order. */
function thumbprint(publicKey: string): string {
  return sha256(`{"crv":"Ed25519","kty":"OKP","x":"${publicKey}"}`);
}

function der(prefix: Uint8Array, key: Uint8Array): Buffer {
  if (key.length !== 32) throw new RangeError('a key of Curve25519 has 32 bytes');
  return Buffer.concat([prefix, key]);
}

/** y-coordinates, little-endian and without the bit of sign, of the eight points of small order and their non-canonical forms. */
const SMALL_ORDER: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);
