import { ForelandError } from '@foreland/model/errors';
import { createPublicKey, hash, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * Signed notes (C2SP signed-note): text that ends with a newline, an empty line, and signature lines
 * `— <key name> <base64 of key id and signature>`.
 */

/** Signature types of the specification: of a note, and of a cosignature with its time. */
export const KEY_TYPES = Object.freeze({ note: 0x01, cosignature: 0x04 });
export type KeyType = (typeof KEY_TYPES)[keyof typeof KEY_TYPES];

export interface VerifierKey {
  readonly name: string;
  readonly type: KeyType;
  /** Eight hexadecimal digits. */
  readonly id: string;
  /** Ed25519 (RFC 8032), 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Signs for one key. */
export interface NoteSigner {
  readonly key: VerifierKey;
  /** Ed25519 over the text in UTF-8, 64 bytes. */
  sign(text: string): Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly id: string;
  /** What follows the key id. */
  readonly bytes: Uint8Array;
}

export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A signature that holds. */
export interface VerifiedSignature {
  readonly key: VerifierKey;
  /** POSIX time in seconds, of a cosignature. */
  readonly time: number | undefined;
}

const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
const TIME_BYTES = 8;
/** A note with more is refused; the specification asks for at least 16. */
const MOST_SIGNATURES = 64;
const MOST_CHARACTERS = 1_000_000;
/** DER prefix of an Ed25519 public key (RFC 8410 section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** @throws ForelandError `verifier-key-malformed` */
export function verifierKey(
  name: string,
  publicKey: Uint8Array,
  type: KeyType = KEY_TYPES.note,
): VerifierKey {
  if (!isKeyName(name) || publicKey.length !== KEY_BYTES) throw keyMalformed();
  const id = hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(type), publicKey]), 'hex');
  return Object.freeze({ name, type, id: id.slice(0, 8), publicKey });
}

/** Such as `example.org/log+1b2c3d4e+AQ…`, to be handed to whoever verifies. */
export function verifierKeyText({ name, type, id, publicKey }: VerifierKey): string {
  return `${name}+${id}+${Buffer.concat([Buffer.of(type), publicKey]).toString('base64')}`;
}

/** @throws ForelandError `verifier-key-malformed` */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded);
  const type = Object.values(KEY_TYPES).find((each) => each === bytes?.[0]);
  if (!bytes || type === undefined) throw keyMalformed();
  const key = verifierKey(name, bytes.subarray(1), type);
  if (key.id !== id) throw keyMalformed();
  return key;
}

export function isKeyName(name: string): boolean {
  return name !== '' && !/[\s+\p{Z}\p{Cc}]/u.test(name) && name.isWellFormed();
}

/** @throws ForelandError `note-malformed` where the text cannot be that of a note */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isNoteText(text))
    throw noteMalformed('its text holds control characters or does not end with a newline');
  return `${text}\n${signers.map((signer) => signatureLine(signer.key, signer.sign(text))).join('')}`;
}

export function signatureLine({ name, id }: Pick<VerifierKey, 'name' | 'id'>, bytes: Uint8Array): string {
  return `— ${name} ${Buffer.concat([Buffer.from(id, 'hex'), bytes]).toString('base64')}\n`;
}

/** @throws ForelandError `note-malformed` */
export function parseNote(note: string): Note {
  if (note.length > MOST_CHARACTERS) throw noteMalformed('it is too long');
  const end = note.lastIndexOf('\n\n');
  if (end === -1) throw noteMalformed('no empty line parts text and signatures');
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2);
  if (!isNoteText(text) || !lines.endsWith('\n'))
    throw noteMalformed('a line is cut off, or holds control characters');
  const signatures = lines.slice(0, -1).split('\n').map(parseSignatureLine);
  if (signatures.length > MOST_SIGNATURES) throw noteMalformed('it has too many signatures');
  return { text, signatures };
}

/** @param line with or without its newline. @throws ForelandError `note-malformed` */
export function parseSignatureLine(line: string): NoteSignature {
  const [, name = '', encoded = ''] = /^— (\S+) (\S+)$/.exec(line.replace(/\n$/, '')) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length < 5)
    throw noteMalformed('a signature line is no signature line');
  return { name, id: bytes.subarray(0, 4).toString('hex'), bytes: bytes.subarray(4) };
}

/**
 * The signatures of keys that are known; others are ignored, as the specification asks.
 * @throws ForelandError `note-forged` where the signature of a known key does not hold
 */
export function verifyNote(note: Note, keys: readonly VerifierKey[]): readonly VerifiedSignature[] {
  return note.signatures.flatMap((signature) => {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id);
    if (!key) return [];
    const verified = verifySignature(note.text, signature, key);
    if (verified) return [verified];
    throw new ForelandError({
      code: 'note-forged',
      message: `The signature of ${key.name} does not fit the note.`,
      remedy: 'Do not rely on the note; ask its author for it again, by another way.',
    });
  });
}

function verifySignature(
  text: string,
  { bytes }: NoteSignature,
  key: VerifierKey,
): VerifiedSignature | undefined {
  if (key.type === KEY_TYPES.note)
    return bytes.length === SIGNATURE_BYTES && verifies(key, text, bytes)
      ? { key, time: undefined }
      : undefined;
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return undefined;
  const time = Number(Buffer.from(bytes.subarray(0, TIME_BYTES)).readBigUInt64BE());
  if (!Number.isSafeInteger(time)) return undefined;
  return verifies(key, cosignedText(text, time), bytes.subarray(TIME_BYTES)) ? { key, time } : undefined;
}

/** What a cosignature signs (C2SP tlog-cosignature, Ed25519). */
export function cosignedText(text: string, seconds: number): string {
  return `cosignature/v1\ntime ${seconds}\n${text}`;
}

/** A signature line that a cosigner adds to a checkpoint. @param seconds POSIX time */
export function cosignatureLine(text: string, signer: NoteSigner, seconds: number): string {
  const time = Buffer.alloc(TIME_BYTES);
  time.writeBigUInt64BE(BigInt(seconds));
  return signatureLine(signer.key, Buffer.concat([time, signer.sign(cosignedText(text, seconds))]));
}

const keyObjects = new WeakMap<VerifierKey, KeyObject>();

function verifies(key: VerifierKey, text: string, signature: Uint8Array): boolean {
  let object = keyObjects.get(key);
  if (!object) {
    object = createPublicKey({
      key: Buffer.concat([SPKI_PREFIX, key.publicKey]),
      format: 'der',
      type: 'spki',
    });
    keyObjects.set(key, object);
  }
  return verify(null, Buffer.from(text), object, signature);
}

/** Standard base64 with padding (RFC 4648 section 4), in its one canonical form. */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined;
}

function isNoteText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !/[\0-\t\v-\x1f]/.test(text);
}

function noteMalformed(why: string): ForelandError {
  return new ForelandError({
    code: 'note-malformed',
    message: `This is no signed note: ${why}.`,
    remedy: 'Ask for it again; it may have been changed on its way.',
  });
}

function keyMalformed(): ForelandError {
  return new ForelandError({
    code: 'verifier-key-malformed',
    message: 'This is no verifier key.',
    remedy: 'Write it as its owner gave it: name, key id and key, joined by plus signs.',
  });
}
