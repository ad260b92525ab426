import { ForelandError } from '@foreland/model/errors';
import { HASH_BYTES } from './hash.ts';
import { fromBase64 } from './note.ts';
import type { Proposal } from './witness.ts';

/** Body of the request to a witness (C2SP tlog-witness, add-checkpoint): `old <size>`, the proof, the checkpoint. */
export function formatProposal({ from, proof, checkpoint }: Proposal): string {
  const lines = [`old ${from}`, ...proof.map((hash) => Buffer.from(hash).toString('base64'))];
  return `${lines.join('\n')}\n\n${checkpoint}`;
}

const MOST_HASHES = 64;

/** @throws ForelandError `proposal-malformed` */
export function parseProposal(text: string): Proposal {
  const end = text.indexOf('\n\n');
  const [first = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\n');
  const from = /^old (0|[1-9]\d*)$/.exec(first)?.[1];
  const proof = lines.map((line) => fromBase64(line));
  if (end === -1 || from === undefined || !Number.isSafeInteger(Number(from)) || proof.length > MOST_HASHES)
    throw malformed();
  return {
    from: Number(from),
    proof: proof.map((hash) => {
      if (hash?.length !== HASH_BYTES) throw malformed();
      return hash;
    }),
    checkpoint: text.slice(end + 2),
  };
}

function malformed(): ForelandError {
  return new ForelandError({
    code: 'proposal-malformed',
    message: 'This is no request to a witness.',
    remedy: 'It has a line “old” with a size, a proof, an empty line and a checkpoint.',
  });
}
