import { createCipheriv, hkdfSync } from 'node:crypto';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleIdentity } from '../identity/example-partners.ts';
import { makeAgeHeader, readAgeHeader } from './age-header.ts';
import { decryptPayload, encryptPayload } from './age-payload.ts';
import { ByteReader } from './bytes.ts';

/** The edges of the 64 KiB chunks of age. */
const SIZES = [0, 1, 65_535, 65_536, 65_537, 131_072, 131_073, 200_000];
const identity = await exampleIdentity('GB');
const [key] = identity.decryption;

const PATTERN = Uint8Array.from({ length: 251 }, (_, index) => (index * 31) % 251);
const content = (size: number) => Buffer.alloc(size, PATTERN);
const concat = async (pieces: AsyncIterable<Uint8Array>) => Buffer.concat(await Array.fromAsync(pieces));

async function encrypt(plaintext: Iterable<Uint8Array>, recipients = [key.recipient]): Promise<Uint8Array> {
  const { header, fileKey } = await makeAgeHeader(recipients);
  const nonce = crypto.getRandomValues(new Uint8Array(16));
  return Buffer.concat([header, await concat(encryptPayload(fileKey, nonce, plaintext))]);
}

async function decrypt(file: Iterable<Uint8Array>, keys = identity.decryption): Promise<Uint8Array> {
  const reader = new ByteReader(file);
  return concat(decryptPayload(await readAgeHeader(reader, keys), reader));
}

describe('our age files', () => {
  it.each(SIZES)('of %i bytes are read by age-encryption, and its files by us', async (size) => {
    const plain = content(size);
    const theirs = new Decrypter();
    theirs.addIdentity(key.key);
    expect(Buffer.compare(await theirs.decrypt(await encrypt([plain])), plain)).toBe(0);
    const encrypter = new Encrypter();
    encrypter.addRecipient(key.recipient);
    expect(Buffer.compare(await decrypt([await encrypter.encrypt(plain)]), plain)).toBe(0);
  });

  it('can be read by each of several recipients, and by an earlier key', async () => {
    const other = await generateX25519Identity();
    const file = await encrypt([content(10)], [await identityToRecipient(other), key.recipient]);
    const theirs = new Decrypter();
    theirs.addIdentity(other);
    expect((await theirs.decrypt(file)).length).toBe(10);
    const renewed = await exampleIdentity('GB', 2);
    expect((await decrypt([file], [renewed.decryption[0], key])).length).toBe(10);
  });

  it('are the same whatever the pieces they are made of or read in', async () => {
    const { fileKey } = await makeAgeHeader([key.recipient]);
    const nonce = new Uint8Array(16);
    const plain = content(150_000);
    const whole = await concat(encryptPayload(fileKey, nonce, [plain]));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 150_000 }), { maxLength: 6 }), async (cuts) => {
        const pieces = (bytes: Uint8Array) => {
          const places = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
          return places.slice(1).map((place, index) => bytes.subarray(places[index], place));
        };
        const sealed = await concat(encryptPayload(fileKey, nonce, pieces(plain)));
        expect(Buffer.compare(sealed, whole)).toBe(0);
        const opened = await concat(decryptPayload(fileKey, new ByteReader(pieces(sealed))));
        expect(Buffer.compare(opened, plain)).toBe(0);
      }),
      { numRuns: 20, seed: 4 },
    );
  });

  it('are refused with what is wrong with them', async () => {
    const file = Buffer.from(await encrypt([content(131_072)]));
    const start = file.indexOf('\n---') + 49 + 16;
    const refused = (bytes: Uint8Array, keys = identity.decryption) =>
      decrypt([bytes], keys).then(
        () => 'read',
        (error: { reason?: string }) => error.reason,
      );
    expect(await refused(file)).toBe('read');
    expect(await refused(file.subarray(0, start + 65_552))).toBe('truncated');
    expect(await refused(file.subarray(0, start + 65_552 + 10))).toBe('truncated');
    expect(await refused(file.subarray(0, start - 20))).toBe('truncated');
    expect(await refused(file.subarray(0, 50))).toBe('truncated');
    expect(await refused(file.subarray(0, 10))).toBe('truncated');
    expect(await refused(Buffer.concat([file, Buffer.alloc(1)]))).toBe('extended');
    expect(await refused(Buffer.concat([file, Buffer.alloc(100_000)]))).toBe('extended');
    expect(await refused(new Uint8Array(0))).toBe('not-a-package');
    expect(await refused(Buffer.from('PK\u0003\u0004'))).toBe('not-a-package');
    expect(await refused(Buffer.from('age-encryption.org/v2\n'))).toBe('version-unknown');
    const endless = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), Buffer.alloc(100_000, 'a')]);
    expect(await refused(endless)).toBe('header-damaged');
    expect(await refused(file, (await exampleIdentity('FR')).decryption)).toBe('not-encrypted-to-us');
  });

  it('that end in an empty chunk after others are refused, as the format says', async () => {
    const { fileKey } = await makeAgeHeader([key.recipient]);
    const nonce = new Uint8Array(16);
    const full = await concat(encryptPayload(fileKey, nonce, [content(65_537)]));
    const reader = new ByteReader([full.subarray(0, 16 + 65_552), emptyLastChunk(fileKey, nonce)]);
    await expect(concat(decryptPayload(fileKey, reader))).rejects.toMatchObject({ reason: 'damaged' });
  });
});

/** The tag of an empty chunk with counter 1 and the mark of the last one. */
function emptyLastChunk(fileKey: Uint8Array, nonce: Uint8Array): Uint8Array {
  const payloadKey = new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
  const chunkNonce = Buffer.from('000000000000000000000101', 'hex');
  const cipher = createCipheriv('chacha20-poly1305', payloadKey, chunkNonce, { authTagLength: 16 });
  cipher.final();
  return cipher.getAuthTag();
}
