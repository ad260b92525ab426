import { createHash } from 'node:crypto';

/** 32 random bytes in base64url: more than can be guessed, and safe in a cookie or a header. */
export function newSecret(random: (bytes: number) => Uint8Array): string {
  return Buffer.from(random(32)).toString('base64url');
}

/** What is stored of a secret. One pass is enough: the secret itself is random. */
export function hashOfSecret(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}
