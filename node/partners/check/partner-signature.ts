import type { Partner } from '@foreland/model';
import { IdentityRefused, signingKeyOf } from '@foreland/sealing/identity';
import type { Directory } from '@foreland/sealing/identity';
import { verify } from 'node:crypto';

/** Whether a partner signed these bytes, with a key of it that counts now. */
export function isSignedBy(
  directory: Directory,
  partner: Partner,
  {
    signed,
    signature,
    now,
  }: { readonly signed: Uint8Array; readonly signature: Uint8Array; readonly now: Date },
): boolean {
  const cards = directory.entries.get(partner)?.cards ?? [];
  return [...new Set(cards.map(({ signing }) => signing.kid))].some((kid) => {
    try {
      return verify(null, signed, signingKeyOf(directory, partner, kid, now).key, signature);
    } catch (error) {
      if (error instanceof IdentityRefused) return false;
      throw error;
    }
  });
}
