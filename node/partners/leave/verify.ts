import type { LeavePart } from '@foreland/formats';
import { ForelandError, isForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { Directory } from '@foreland/sealing/identity';
import { OVERLAP_DAYS } from '@foreland/sealing/identity';
import { listDigest, verifyLeave } from '@foreland/sealing/leave';
import type { SignedLeave } from '@foreland/sealing/leave';

const DAY = 86_400_000;

/** A leave whose signature, parties and list were checked. */
export interface CheckedLeave {
  readonly leave: SignedLeave;
  /** Whether the originator listed this statement of this contribution. */
  covers(contribution: string, statement: string): boolean;
}

/**
 * Checks a leave that came with its list: that its originator signed it, over this very list, for these two partners.
 * @throws ForelandError `leave-originator-unknown`, `leave-forged`, `leave-foreign`, `leave-list-differs`
 */
export async function checkLeave(
  { signed, list }: Pick<LeavePart, 'signed' | 'list'>,
  between: {
    readonly directory: Directory;
    readonly now: Date;
    readonly holder: Partner;
    readonly recipient: Partner;
  },
): Promise<CheckedLeave> {
  const leave = await verified(signed, between);
  if (leave.holder !== between.holder || leave.recipient !== between.recipient) {
    throw new ForelandError({
      code: 'leave-foreign',
      message: `The leave lets ${leave.holder} pass something on to ${leave.recipient}, and nobody else to anybody else.`,
      remedy: `Ask ${leave.originator} for leave between the two partners concerned.`,
      status: 403,
    });
  }
  if (listDigest(list) !== leave.list) {
    throw new ForelandError({
      code: 'leave-list-differs',
      message: `The list is not the one that ${leave.originator} signed.`,
      remedy: 'Tell the sender and the originator; nothing of the package was kept.',
      status: 403,
    });
  }
  const sets = new Map([...list].map(([contribution, statements]) => [contribution, new Set(statements)]));
  return { leave, covers: (contribution, statement) => sets.get(contribution)?.has(statement) ?? false };
}

/**
 * A leave counts for what was made while it ran; what was made then may be under way a few days longer.
 * @throws ForelandError `leave-ended`, `leave-expired`
 */
export function requireRunning(
  { ended, until, originator }: Pick<SignedLeave, 'ended' | 'until' | 'originator'>,
  { made, now }: { readonly made: string; readonly now: Date },
): void {
  if (ended) {
    throw new ForelandError({
      code: 'leave-ended',
      message: `${originator} has taken this leave back.`,
      remedy: `Ask ${originator} for a new one.`,
      status: 403,
    });
  }
  const end = new Date(`${until}T00:00:00Z`).getTime() + DAY;
  if (new Date(made).getTime() < end && now.getTime() < end + OVERLAP_DAYS * DAY) return;
  throw new ForelandError({
    code: 'leave-expired',
    message: `The leave of ${originator} ran out on ${until}.`,
    remedy: `Ask ${originator} for a new one.`,
    status: 403,
  });
}

async function verified(
  signed: string,
  between: { readonly directory: Directory; readonly now: Date },
): Promise<SignedLeave> {
  try {
    return await verifyLeave(signed, between);
  } catch (cause) {
    if (!isForelandError(cause)) throw cause;
    if (cause.code === 'partner-unknown') {
      throw new ForelandError({
        code: 'leave-originator-unknown',
        message: 'This node has no card of the partner in whose name the leave is, and cannot check it.',
        remedy: 'Confirm the card of that partner first, then let the sender try again.',
        status: 403,
        cause,
      });
    }
    throw new ForelandError({
      code: 'leave-forged',
      message: `The leave is not signed by the partner in whose name it is (${cause.code}).`,
      remedy: 'Tell the sender and the partner in whose name it is; nothing of the package was kept.',
      status: 403,
      cause,
    });
  }
}
