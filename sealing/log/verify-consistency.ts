import { isForelandError } from '@foreland/model/errors';
import { openCheckpoint } from './checkpoint.ts';
import type { OpenedCheckpoint } from './checkpoint.ts';
import type { Finding, Trust } from './findings.ts';
import { parseVerifierKey } from './note.ts';
import { isConsistent } from './proofs.ts';
import { parseProposal } from './proposal-file.ts';

export interface ConsistencyReport {
  readonly older: Pick<OpenedCheckpoint, 'origin' | 'size'> | undefined;
  readonly newer: Pick<OpenedCheckpoint, 'origin' | 'size'> | undefined;
  readonly findings: readonly Finding[];
}

/**
 * Does the log that signed the older checkpoint go on unchanged to the newer one? Needs no node, and no row of the log.
 * @param text a proof in the form in which witnesses are asked (C2SP tlog-witness): it holds the newer checkpoint
 * @param trust keys of the log, and the older checkpoint as its reader kept it
 */
export function verifyConsistency(text: string, trust: Trust): ConsistencyReport {
  const findings: Finding[] = [];
  try {
    const keys = (trust.keys ?? []).map(parseVerifierKey);
    const { from, proof, checkpoint } = parseProposal(text);
    const newer = openCheckpoint(checkpoint, keys);
    const kept = (trust.checkpoints ?? []).map((each) => openCheckpoint(each, keys));
    const older = kept.find(({ origin, size }) => origin === newer.origin && size === from);
    if (!older) {
      findings.push({
        code: 'checkpoint-rejected',
        message: `The proof begins at ${from} rows, and no checkpoint of that size was given.`,
      });
      return { older: undefined, newer, findings };
    }
    if (newer.size < older.size)
      findings.push({
        code: 'log-shortened',
        sequence: newer.size,
        until: older.size - 1,
        message: `The log signed for ${older.size} rows before, and for ${newer.size} after.`,
      });
    else if (
      !isConsistent({
        first: older.size,
        firstRoot: older.root,
        second: newer.size,
        secondRoot: newer.root,
        proof,
      })
    )
      findings.push({
        code: 'log-forked',
        sequence: older.size,
        message: `The first ${older.size} rows are not those that the log signed for before: it was rewritten.`,
      });
    return { older, newer, findings };
  } catch (error) {
    if (!isForelandError(error) && !(error instanceof RangeError)) throw error;
    findings.push({ code: 'checkpoint-rejected', message: error.message });
    return { older: undefined, newer: undefined, findings };
  }
}
