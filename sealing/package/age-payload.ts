import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { ByteReader } from './bytes.ts';
import type { ByteSource } from './bytes.ts';
import { PackageRefused } from './refusal.ts';

/**
 * The payload of an age file (C2SP age, section “Payload”): the STREAM construction (Hoang, Reyhanitabar, Rogaway
 * and Vizár, CRYPTO 2015) over chunks of 64 KiB with ChaCha20-Poly1305 (RFC 8439). Same bytes as `age-encryption`,
 * but by the cipher of the platform, which is several times faster.
 */
const CHUNK = 65_536;
const TAG = 16;
const NONCE = 16;
const CIPHER = 'chacha20-poly1305';
/** More chunks (256 TiB) than the 32 bits of the counter that are used here can number. */
const MOST_CHUNKS = 2 ** 32;

/**
 * @param nonce 16 random bytes, used once
 * @returns the nonce, then one piece for each chunk
 */
export async function* encryptPayload(
  fileKey: Uint8Array,
  nonce: Uint8Array,
  plaintext: ByteSource,
): AsyncGenerator<Uint8Array> {
  if (nonce.length !== NONCE) throw new RangeError('the nonce of an age payload has 16 bytes');
  const key = payloadKey(fileKey, nonce);
  const reader = new ByteReader(plaintext);
  try {
    yield nonce;
    let [chunk, ahead] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)];
    let length = await reader.readInto(chunk);
    for (let count = 0; ; count++) {
      // Only the next byte tells whether this chunk is the last one.
      const following = length < CHUNK ? 0 : await reader.readInto(ahead);
      const cipher = createCipheriv(CIPHER, key, chunkNonce(count, following === 0), { authTagLength: TAG });
      const encrypted = cipher.update(chunk.subarray(0, length));
      cipher.final();
      yield Buffer.concat([encrypted, cipher.getAuthTag()]);
      if (following === 0) return;
      [chunk, ahead] = [ahead, chunk];
      length = following;
    }
  } finally {
    await reader.close();
  }
}

/**
 * @param reader at the beginning of the payload; read to its end, and not closed
 * @returns one piece for each chunk, each as authentic as the file key is secret: it proves no sender
 * @throws PackageRefused `truncated`, `extended`, `damaged`
 */
export async function* decryptPayload(fileKey: Uint8Array, reader: ByteReader): AsyncGenerator<Uint8Array> {
  const nonce = new Uint8Array(NONCE);
  if ((await reader.readInto(nonce)) < NONCE) throw new PackageRefused('truncated');
  const key = payloadKey(fileKey, nonce);
  let [chunk, ahead] = [Buffer.alloc(CHUNK + TAG), Buffer.alloc(CHUNK + TAG)];
  let length = await reader.readInto(chunk);
  for (let count = 0; ; count++) {
    const following = length < chunk.length ? 0 : await reader.readInto(ahead);
    const isLast = following === 0;
    const sealed = chunk.subarray(0, length);
    const plain = decryptChunk(key, count, isLast, sealed);
    if (plain === undefined) throw new PackageRefused(whatIsWrong(key, count, isLast, sealed));
    // The format has one form for each content: an empty chunk ends an empty file only.
    if (isLast && plain.length === 0 && count > 0) throw new PackageRefused('damaged');
    yield plain;
    if (isLast) return;
    [chunk, ahead] = [ahead, chunk];
    length = following;
  }
}

function decryptChunk(
  key: Uint8Array,
  count: number,
  isLast: boolean,
  sealed: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < TAG) return undefined;
  const decipher = createDecipheriv(CIPHER, key, chunkNonce(count, isLast), { authTagLength: TAG });
  decipher.setAuthTag(sealed.subarray(-TAG));
  const plain = decipher.update(sealed.subarray(0, -TAG));
  try {
    decipher.final();
  } catch {
    return undefined;
  }
  return plain;
}

/** A chunk that is good as the other kind was cut off after, or had something put behind it. */
function whatIsWrong(
  key: Uint8Array,
  count: number,
  isLast: boolean,
  sealed: Uint8Array,
): 'truncated' | 'extended' | 'damaged' {
  if (sealed.length < TAG) return 'truncated';
  if (decryptChunk(key, count, !isLast, sealed) === undefined) return 'damaged';
  return isLast ? 'truncated' : 'extended';
}

function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/** Eleven bytes of counter, big-endian, and one that is 1 for the last chunk. */
function chunkNonce(count: number, isLast: boolean): Uint8Array {
  if (count >= MOST_CHUNKS) throw new RangeError('an age payload of more than 256 TiB');
  const nonce = new Uint8Array(12);
  new DataView(nonce.buffer).setUint32(7, count);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}
