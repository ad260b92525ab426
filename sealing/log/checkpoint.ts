import { ForelandError } from '@foreland/model/errors';
import { HASH_BYTES } from './hash.ts';
import { KEY_TYPES, fromBase64, parseNote, signNote, verifyNote } from './note.ts';
import type { Note, NoteSigner, VerifiedSignature, VerifierKey } from './note.ts';

/** What a log says of itself (C2SP tlog-checkpoint): so many leaves, under this root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A checkpoint whose signature by its log holds. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly note: Note;
  readonly signedBy: readonly VerifierKey[];
}

/** Text of the note. The origin is the name of the log's key. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

export function signCheckpoint(checkpoint: Checkpoint, signer: NoteSigner): string {
  if (signer.key.name !== checkpoint.origin) throw new Error('a log signs under its origin');
  return signNote(checkpointText(checkpoint), [signer]);
}

/** @throws ForelandError `checkpoint-malformed` */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  const hash = fromBase64(root);
  const leaves = /^(0|[1-9]\d*)$/.test(size) ? Number(size) : Number.NaN;
  if (origin === '' || !Number.isSafeInteger(leaves) || hash?.length !== HASH_BYTES || !areExtensions(rest))
    throw new ForelandError({
      code: 'checkpoint-malformed',
      message: 'This is no checkpoint of a log.',
      remedy: 'A checkpoint has lines for origin, size and root hash; ask the log for it again.',
    });
  return { origin, size: leaves, root: hash };
}

/**
 * Reads a signed checkpoint and checks that its own log signed it.
 * @param keys of the log, past and present; keys of other names are ignored
 * @throws ForelandError `note-malformed`, `checkpoint-malformed`, `note-forged`, `checkpoint-unsigned`
 */
export function openCheckpoint(text: string, keys: readonly VerifierKey[]): OpenedCheckpoint {
  const note = parseNote(text);
  const checkpoint = parseCheckpoint(note.text);
  const own = keys.filter(({ name, type }) => name === checkpoint.origin && type === KEY_TYPES.note);
  const signedBy = verifyNote(note, own).map(({ key }) => key);
  if (signedBy.length === 0)
    throw new ForelandError({
      code: 'checkpoint-unsigned',
      message: `No known key of ${checkpoint.origin} signed the checkpoint.`,
      remedy: 'Ask the owner of the log for its verifier key, by a way that you trust.',
    });
  return { ...checkpoint, note, signedBy };
}

/** Witnesses whose cosignatures hold, each once. @throws ForelandError `note-forged` */
export function cosignersOf(note: Note, witnesses: readonly VerifierKey[]): readonly VerifiedSignature[] {
  const found = new Map<string, VerifiedSignature>();
  const keys = witnesses.filter(({ type }) => type === KEY_TYPES.cosignature);
  // One who cosigns under an old and a new key is still one witness.
  for (const verified of verifyNote(note, keys)) found.set(verified.key.name, verified);
  return [...found.values()];
}

/** Extension lines may follow, none of them empty; the text ends with a newline. */
function areExtensions(rest: readonly string[]): boolean {
  return rest.at(-1) === '' && rest.slice(0, -1).every((line) => line !== '');
}
