import type { Partner } from '@foreland/model';
import { decryptionKeyFromSeed, signingKeyFromSeed } from './keys.ts';
import type { DecryptionKey, SigningKey } from './keys.ts';

/** Who a node is: what it signs with, and what is encrypted to it. */
export interface Identity {
  readonly partner: Partner;
  readonly signing: SigningKey;
  /** Newest first. Earlier keys open packages that were under way when the card changed; erase them after that. */
  readonly decryption: readonly [DecryptionKey, ...DecryptionKey[]];
}

/**
 * An identity is made from seeds and nothing else, so that it can be kept in two small files and brought back.
 * The two seeds must be independent: one key must not serve two algorithms.
 * @param seeds 32 random bytes each; encryption seeds newest first
 */
export async function identityFromSeeds(seeds: {
  readonly partner: Partner;
  readonly signing: Uint8Array;
  readonly encryption: readonly [Uint8Array, ...Uint8Array[]];
}): Promise<Identity> {
  const [newest, ...earlier] = seeds.encryption;
  if (seeds.encryption.some((seed) => Buffer.from(seed).equals(seeds.signing)))
    throw new RangeError('the seed of the signing key must not be that of an encryption key');
  return Object.freeze({
    partner: seeds.partner,
    signing: signingKeyFromSeed(seeds.signing),
    decryption: Object.freeze([
      await decryptionKeyFromSeed(newest),
      ...(await Promise.all(earlier.map(decryptionKeyFromSeed))),
    ]) as Identity['decryption'],
  });
}
