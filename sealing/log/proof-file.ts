import { ForelandError } from '@foreland/model/errors';
import { HASH_BYTES } from './hash.ts';
import { fromBase64 } from './note.ts';

/** A proof that a leaf is in a log, to be verified without the log (C2SP tlog-proof). */
export interface ProofFile {
  readonly index: number;
  /** From the leaf's sibling up. */
  readonly hashes: readonly Uint8Array[];
  /** The signed checkpoint, with its cosignatures. */
  readonly checkpoint: string;
  /** Not authenticated by itself. */
  readonly extra: Uint8Array | undefined;
}

export const PROOF_HEADER = 'c2sp.org/tlog-proof@v1';
/** A tree whose size is a safe integer has no longer path. */
const MOST_HASHES = 64;

export function formatProof({ index, hashes, checkpoint, extra }: ProofFile): string {
  const lines = [
    PROOF_HEADER,
    ...(extra ? [`extra ${Buffer.from(extra).toString('base64')}`] : []),
    `index ${index}`,
    ...hashes.map((hash) => Buffer.from(hash).toString('base64')),
  ];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** @throws ForelandError `proof-malformed` */
export function parseProof(text: string): ProofFile {
  const end = text.indexOf('\n\n');
  const [header, ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  if (end === -1 || header !== PROOF_HEADER) throw malformed('its head is missing');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : undefined;
  const index = /^index (0|[1-9]\d*)$/.exec(lines.shift() ?? '')?.[1];
  if (index === undefined || !Number.isSafeInteger(Number(index))) throw malformed('it names no place');
  if (lines.length > MOST_HASHES) throw malformed('it has too many hashes');
  const hashes = lines.map((line) => {
    const hash = fromBase64(line);
    if (hash?.length !== HASH_BYTES) throw malformed('a line holds no hash');
    return hash;
  });
  return { index: Number(index), hashes, checkpoint: text.slice(end + 2), extra };
}

function malformed(why: string): ForelandError {
  return new ForelandError({
    code: 'proof-malformed',
    message: `This is no proof of a log: ${why}.`,
    remedy: 'Ask for the proof again; it may have been changed on its way.',
  });
}
