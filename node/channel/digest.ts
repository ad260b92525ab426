import { createHash } from 'node:crypto';

/** `Content-Digest` (RFC 9530) with the SHA-256 that is given. */
export function digestHeader(sha256: Uint8Array): string {
  return `sha-256=:${Buffer.from(sha256).toString('base64')}:`;
}

export function digestHeaderOf(text: string): string {
  return digestHeader(createHash('sha256').update(text).digest());
}

/** The SHA-256 that a `Content-Digest` gives; undefined unless it gives just that, in the one form it has. */
export function digestIn(header: string): Buffer | undefined {
  const encoded = /^sha-256=:([A-Za-z0-9+/]{43}=):$/.exec(header)?.[1];
  if (encoded === undefined) return undefined;
  const digest = Buffer.from(encoded, 'base64');
  return digest.toString('base64') === encoded ? digest : undefined;
}
