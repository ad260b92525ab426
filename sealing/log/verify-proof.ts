import { isForelandError } from '@foreland/model/errors';
import { ProofExtra } from './bundle.ts';
import type { ErasedRow, ShownRow } from './bundle.ts';
import type { Finding, Seal, Trust } from './findings.ts';
import { parseProof } from './proof-file.ts';
import { isIncluded } from './proofs.ts';
import { contentCommitment, rowLeafHash } from './row.ts';
import { unseal } from './seal.ts';

export interface ProofReport {
  readonly seal: Seal | undefined;
  readonly sequence: number | undefined;
  readonly row: ShownRow | ErasedRow | undefined;
  readonly findings: readonly Finding[];
}

/** Does the log that signed hold this row, at this place? Needs no node. */
export function verifyProof(text: string, trust: Trust = {}): ProofReport {
  let sequence: number | undefined;
  try {
    const proof = parseProof(text);
    sequence = proof.index;
    const extra = ProofExtra.safeParse(jsonOf(proof.extra));
    if (!extra.success)
      return rejected(sequence, {
        code: 'line-malformed',
        message: 'The proof does not say which row it is of.',
      });
    const { row } = extra.data;
    const { seal, checkpoint, findings } = unseal({ ...extra.data, checkpoint: proof.checkpoint }, trust);
    const included =
      checkpoint &&
      isIncluded({
        leaf: leafOf(row),
        index: proof.index,
        size: checkpoint.size,
        root: checkpoint.root,
        proof: proof.hashes,
      });
    if (included !== false) return { seal, sequence, row, findings };
    const finding: Finding = {
      code: 'row-not-in-log',
      sequence,
      message: `The log does not hold this row at place ${sequence}: row, place or path was changed.`,
    };
    return { seal, sequence, row, findings: [...findings, finding] };
  } catch (error) {
    if (!isForelandError(error)) throw error;
    return rejected(sequence, { code: 'line-malformed', message: error.message });
  }
}

/** Hash of the leaf that a row must have. */
export function leafOf(row: ShownRow | ErasedRow): Uint8Array {
  const content = 'salt' in row ? contentCommitment(row.salt, row.content) : row.commitment;
  return rowLeafHash(content, row.open);
}

function rejected(sequence: number | undefined, finding: Finding): ProofReport {
  return { seal: undefined, sequence, row: undefined, findings: [finding] };
}

function jsonOf(bytes: Uint8Array | undefined): unknown {
  try {
    return bytes && JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
