import { Decrypter, Encrypter } from 'age-encryption';
import type { Identity as AgeIdentity } from 'age-encryption';
import type { DecryptionKey } from '../identity/keys.ts';
import type { ByteReader } from './bytes.ts';
import { PackageRefused } from './refusal.ts';

/** Nonce of the payload, and the tag of the one chunk of an empty payload (C2SP age, section “Payload”). */
const EMPTY_PAYLOAD = 16 + 16;
/** Room for some two hundred recipients. */
const LONGEST_HEADER = 32_768;
const FIRST_LINE = 'age-encryption.org/v1\n';

/**
 * The header of an age file (C2SP age, section “Header”) for these recipients. The library makes it, and draws the
 * file key and the ephemeral shares from the random numbers of the platform; only the payload is ours.
 * @param recipients `age1…`
 */
export async function makeAgeHeader(
  recipients: readonly string[],
): Promise<{ readonly header: Uint8Array; readonly fileKey: Uint8Array }> {
  let fileKey: Uint8Array | undefined;
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  // A recipient that writes no stanza: the way the library offers to learn the file key.
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  const file = await encrypter.encrypt(new Uint8Array(0));
  if (fileKey === undefined) throw new Error('the age library asked no recipient to wrap the file key');
  return { header: file.subarray(0, file.length - EMPTY_PAYLOAD), fileKey };
}

/**
 * Reads the header and finds the file key; the reader is then at the payload.
 * @throws PackageRefused `not-a-package`, `version-unknown`, `truncated`, `header-damaged`, `not-encrypted-to-us`
 */
export async function readAgeHeader(reader: ByteReader, keys: readonly DecryptionKey[]): Promise<Uint8Array> {
  const header = await headerBytes(reader);
  let unmatched = false;
  const nobody: AgeIdentity = {
    unwrapFileKey() {
      unmatched = true;
      return null;
    },
  };
  const decrypter = new Decrypter();
  for (const { key } of keys) decrypter.addIdentity(key);
  decrypter.addIdentity(nobody);
  try {
    return await decrypter.decryptHeader(header);
  } catch (cause) {
    throw new PackageRefused(unmatched ? 'not-encrypted-to-us' : 'header-damaged', { cause });
  }
}

/** From the first line to that of the code (`--- …`), read no further than a header may be long. */
async function headerBytes(reader: ByteReader): Promise<Uint8Array> {
  const lines: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const line = Buffer.from(await reader.line(LONGEST_HEADER - length));
    if (lines.length === 0 && line.toString('latin1') !== FIRST_LINE) throw firstLineRefused(line);
    lines.push(line);
    length += line.length;
    if (line.at(-1) !== 10)
      throw new PackageRefused(length >= LONGEST_HEADER ? 'header-damaged' : 'truncated');
    if (line.subarray(0, 3).toString('latin1') === '---') return Buffer.concat(lines);
  }
}

function firstLineRefused(line: Uint8Array): PackageRefused {
  const text = Buffer.from(line).toString('latin1');
  if (FIRST_LINE.startsWith(text) && text !== '') return new PackageRefused('truncated');
  return new PackageRefused(
    /^age-encryption\.org\/v[0-9]+\n$/.test(text) ? 'version-unknown' : 'not-a-package',
  );
}
