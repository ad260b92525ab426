import { createHash } from 'node:crypto';

/** SHA-256 (FIPS 180-4) of the parts one after the other, in base64url: 43 characters. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('base64url');
}

/** A SHA-256 or a 32-byte key in base64url without padding; the last character holds four bits only. */
export const BYTES_32 = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/**
 * Base64url (RFC 4648 section 5) without padding, in its only canonical form. `Buffer` reads much else besides:
 * two texts that decode alike would have one signature and two digests.
 * @returns undefined where the text is anything else
 */
export function decodeBase64url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
