import { isForelandError } from '@foreland/model/errors';
import { cosignersOf, openCheckpoint } from './checkpoint.ts';
import type { OpenedCheckpoint } from './checkpoint.ts';
import type { Finding, Seal, Trust } from './findings.ts';
import { parseVerifierKey, verifierKeyText } from './note.ts';
import type { VerifierKey } from './note.ts';

/** What a file says of itself. */
export interface Claimed {
  readonly checkpoint: string;
  /** An older checkpoint that more witnesses cosigned. */
  readonly witnessed?: string | undefined;
  readonly keys: readonly string[];
  readonly witnesses: readonly string[];
  readonly quorum: number;
}

export interface Unsealed {
  readonly seal: Seal | undefined;
  readonly checkpoint: OpenedCheckpoint | undefined;
  /** The checkpoint that the witnesses cosigned: the rows must agree with it too. */
  readonly witnessed: OpenedCheckpoint | undefined;
  readonly keys: readonly VerifierKey[];
  readonly findings: readonly Finding[];
}

/** Checks the signatures of a checkpoint by its log and its witnesses. */
export function unseal(claimed: Claimed, trust: Trust): Unsealed {
  const findings: Finding[] = [];
  try {
    const keys = (trust.keys ?? claimed.keys).map(parseVerifierKey);
    const witnesses = (trust.witnesses ?? claimed.witnesses).map(parseVerifierKey);
    const checkpoint = openCheckpoint(claimed.checkpoint, keys);
    const witnessed = claimed.witnessed === undefined ? checkpoint : openCheckpoint(claimed.witnessed, keys);
    const cosigners = cosignersOf(witnessed.note, witnesses);
    const quorum = trust.quorum ?? claimed.quorum;
    if (cosigners.length < quorum)
      findings.push({
        code: 'quorum-missed',
        message: `${cosigners.length} of ${witnesses.length} witnesses cosigned the checkpoint; ${quorum} must.`,
      });
    const seal: Seal = {
      origin: checkpoint.origin,
      size: checkpoint.size,
      root: Buffer.from(checkpoint.root).toString('base64'),
      signedBy: checkpoint.signedBy.map(verifierKeyText),
      cosigned: cosigners.map(({ key, time = 0 }) => ({
        witness: key.name,
        at: new Date(time * 1000).toISOString(),
        rows: witnessed.size,
      })),
      keysFrom: trust.keys ? 'reader' : 'file',
    };
    return { seal, checkpoint, witnessed, keys, findings };
  } catch (error) {
    if (!isForelandError(error) && !(error instanceof RangeError)) throw error;
    findings.push({ code: 'checkpoint-rejected', message: error.message });
    return { seal: undefined, checkpoint: undefined, witnessed: undefined, keys: [], findings };
  }
}
