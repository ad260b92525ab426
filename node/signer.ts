import { contentId } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { SigningKeys } from '@foreland/store/platform';
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { seedIn } from './keys/seed.ts';

/** Signs for the node, and checks what the node signed with this key or an earlier one. */
export interface Signer {
  /** Content address of the public key. */
  readonly keyId: string;
  /** Ed25519 (RFC 8032) over the text in UTF-8. @returns `<key id>.<signature in base64url>` */
  sign(text: string): string;
  verify(text: string, signature: string): boolean;
}

/** DER prefix of an Ed25519 private key (RFC 8410 section 7); the 32 bytes of the seed follow. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Loads the node's signing key from its folder, making one on first start, and makes the public half known. */
export async function openSigner(options: {
  readonly home: string;
  readonly partner: Partner;
  readonly keys: SigningKeys;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
}): Promise<Signer> {
  const seed = await seedIn(options.home, 'signing-key', options.random);
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const publicKey = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  const keyId = contentId(`signing-key:${publicKey.toString('hex')}`);
  await options.keys.remember(options.partner, keyId, publicKey, options.clock());
  const known = new Map<string, KeyObject>();
  for (const key of await options.keys.list(options.partner)) {
    known.set(key.id, createPublicKey({ key: Buffer.from(key.publicKey), format: 'der', type: 'spki' }));
  }
  return Object.freeze({
    keyId,
    sign: (text: string) => `${keyId}.${sign(null, Buffer.from(text), privateKey).toString('base64url')}`,
    verify(text: string, signature: string) {
      const [id = '', value = ''] = signature.split('.');
      const key = known.get(id);
      return key !== undefined && verify(null, Buffer.from(text), key, Buffer.from(value, 'base64url'));
    },
  });
}
