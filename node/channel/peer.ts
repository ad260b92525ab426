import type { Partner } from '@foreland/model';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** What the channel needs to know of a partner. That the card is confirmed and not revoked is for the caller to see to. */
export interface PeerCard {
  readonly partner: Partner;
  /** Origin of the partner's channel, such as `https://node.example.org:8443`. */
  readonly url: string;
  readonly keyId: string;
  /** Ed25519. */
  readonly publicKey: KeyObject;
  /** Pin of the partner's TLS key: see `pinOf`. */
  readonly tlsPin: string;
}

/** What a node signs its messages with. */
export interface ChannelKey {
  readonly keyId: string;
  /** Ed25519. */
  readonly privateKey: KeyObject;
}

/** SHA-256 of a public key's SubjectPublicKeyInfo in base64url (as in RFC 7469 section 2.4). */
export function pinOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ format: 'der', type: 'spki' }))
    .digest('base64url');
}

export function samePin(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
