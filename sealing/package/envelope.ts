import { createHash } from 'node:crypto';
import type { ByteSource } from './bytes.ts';

/**
 * The envelope hash: SHA-256 of the file as it travels, in base64url. Both ends can compute it, the receiver even
 * where it cannot open the file; so both log the exchange under it, whatever came of it.
 */
export async function envelopeHash(file: ByteSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of file) hash.update(piece);
  return hash.digest('base64url');
}
