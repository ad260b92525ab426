import { readRelease } from '@foreland/formats';
import type { ReleasePart } from '@foreland/formats';
import { ForelandError, receptionOf, mayHold, statementId } from '@foreland/model';
import type { Holding, Label, Level, OrderPlace, Partner, StatementDraft, View } from '@foreland/model';
import type { Directory } from '@foreland/sealing/identity';
import { nativeContentId } from '@foreland/store';
import type { Receiver, Stated } from '@foreland/store';
import { RELEASE } from './kinds.ts';
import { requireNewest } from './leave/newest.ts';
import { checkLeave, requireRunning } from './leave/verify.ts';
import type { CheckedLeave } from './leave/verify.ts';
import type { Applied, Message, PackageKind } from './message.ts';

export interface ReleaseReceptionParts {
  readonly partner: Partner;
  /** This node as its own partner sees it: decides what counts as known. */
  readonly view: () => Promise<View>;
  /** Up to which level this node may hold data. */
  readonly clearance: Level;
  readonly directory: () => Promise<Directory>;
  /** Called once a release is kept. */
  readonly after: () => void;
}

type ContributionPart = Extract<ReleasePart, { type: 'contribution' }>;

interface Counts {
  contributions: number;
  accepted: number;
  known: number;
  retracted: number;
  withdrawn: number;
}

/** Packages by which a partner gives this node statements, and takes them back. */
export function releaseKind(parts: ReleaseReceptionParts): PackageKind {
  return {
    kind: RELEASE,
    apply: (receiver, message) => apply(parts, receiver, message),
    after: parts.after,
  };
}

async function apply(
  parts: ReleaseReceptionParts,
  receiver: Receiver,
  { manifest, receivedAt, content }: Message,
): Promise<Applied> {
  const from = manifest.sender;
  const view = await parts.view();
  const counts: Counts = { contributions: 0, accepted: 0, known: 0, retracted: 0, withdrawn: 0 };
  const said = { contributions: 0, statements: 0, retractions: 0, withdrawals: 0 };
  const records = new Set<string>();
  const leaves = new Map<string, CheckedLeave>();
  const evidence = await receiver.evidence();
  const takenBack: Stated[] = [];
  const took = (gone: readonly Stated[]): readonly Stated[] => {
    for (const pair of gone) {
      records.add(pair.record);
      takenBack.push(pair);
    }
    return gone;
  };
  let sequence: number | undefined;
  for await (const part of readRelease(content(), { from, to: parts.partner })) {
    switch (part.type) {
      case 'begin':
        sequence = part.sequence;
        requireNext(part, await receiver.lastRelease());
        break;
      case 'leave': {
        const checked = await checkLeave(part, {
          directory: await parts.directory(),
          now: receivedAt,
          holder: from,
          recipient: parts.partner,
        });
        requireRunning(checked.leave, { made: manifest.created, now: receivedAt });
        await requireNewest(receiver.platform, parts.partner, checked.leave);
        leaves.set(checked.leave.id, checked);
        break;
      }
      case 'retract':
        took(await receiver.retract(part));
        said.retractions += 1;
        counts.retracted += 1;
        break;
      case 'withdraw': {
        const gone = took(await receiver.withdraw(part.statements, WITHDRAWN));
        counts.withdrawn += gone.length;
        said.withdrawals += part.statements.length;
        break;
      }
      case 'contribution': {
        const checked = checkedBatches(part, { ...parts, leave: leaveFor(part, from, leaves), records });
        const done = await receiver.contribute(part.contribution, checked, view, manifest.id);
        counts.contributions += 1;
        counts.accepted += done.accepted;
        counts.known += done.known;
        said.contributions += 1;
        said.statements += done.accepted + done.known;
        break;
      }
      case 'held': {
        const gone = took(await receiver.keepOnly(manifest.id, WITHDRAWN));
        counts.withdrawn += gone.length;
        requireSame(part.holding, await receiver.holding());
        break;
      }
    }
  }
  const derived =
    takenBack.length > 0 ? await receiver.noteRecall(manifest.id, evidence, takenBack) : undefined;
  return {
    applied: { ...counts },
    acknowledged: { ...said },
    records: [...records],
    ...(sequence !== undefined && { sequence }),
    ...(derived && { derived }),
  };
}

const WITHDRAWN = 'Withdrawn by the partner who gave it';

/** What an originator says of itself needs no leave; what others said is theirs to let go. */
function leaveFor(
  { contribution, under }: ContributionPart,
  from: Partner,
  leaves: ReadonlyMap<string, CheckedLeave>,
): CheckedLeave | undefined {
  if (contribution.partner === from) return undefined;
  const given = under === undefined ? undefined : leaves.get(under);
  if (given?.leave.originator === contribution.partner) return given;
  throw new ForelandError({
    code: 'release-of-another',
    message: `The package gives a contribution of ${contribution.partner}, and no leave of ${contribution.partner} for it.`,
    remedy: `Ask ${contribution.partner} to release it, or to give the sender leave.`,
    status: 403,
  });
}

async function* checkedBatches(
  { contribution, batches }: ContributionPart,
  {
    partner,
    clearance,
    leave,
    records,
  }: ReleaseReceptionParts & { readonly leave: CheckedLeave | undefined; readonly records: Set<string> },
): AsyncGenerator<readonly StatementDraft[]> {
  const allowed = new Set<Label>();
  for await (const batch of batches) {
    for (const draft of batch) {
      const { record, label } = draft;
      records.add(record);
      if (!allowed.has(label)) {
        requireForUs(label, { partner, clearance, from: contribution.partner });
        allowed.add(label);
      }
      if (leave && !leave.covers(contribution.id, statementId(draft, nativeContentId)))
        throw notCovered(contribution.partner);
    }
    yield batch;
  }
}

/** Statement, label and contribution are what their addresses say; anything that was altered has another one. */
function notCovered(originator: Partner): ForelandError {
  return new ForelandError({
    code: 'leave-does-not-cover',
    message: `A statement is not on the list of ${originator}: it was altered, or ${originator} does not let it be passed on.`,
    remedy: `Tell the sender and ${originator}; nothing of the package was kept.`,
    status: 403,
  });
}

/** A label must let this node hold the statement, and must speak for the sender alone. */
function requireForUs(
  label: Label,
  us: { readonly partner: Partner; readonly clearance: Level; readonly from: Partner },
): void {
  if (label.originators.length !== 1 || label.originators[0] !== us.from) {
    throw new ForelandError({
      code: 'release-originator',
      message: 'The label of a statement in the package names other originators than who contributed it.',
      remedy: 'Ask the sender to release only what is its own.',
      status: 403,
    });
  }
  if (mayHold(us.partner, us.clearance, label)) return;
  throw new ForelandError({
    code: 'release-not-for-us',
    message: 'The package holds a statement whose label does not admit this node.',
    remedy: 'Tell the sender; nothing of the package was kept.',
    status: 403,
  });
}

function requireNext(beginning: Extract<ReleasePart, { type: 'begin' }>, last: OrderPlace | undefined): void {
  const { sequence } = beginning;
  switch (receptionOf(beginning, last)) {
    case 'next':
      return;
    case 'early':
      throw new ForelandError({
        code: 'release-too-early',
        message: `Release ${sequence} came before release ${(last?.sequence ?? 0) + 1}.`,
        remedy:
          'It is tried again by itself; where packages travel as files, take in the earlier ones first.',
        status: 425,
      });
    case 'repeated':
      throw new ForelandError({
        code: 'release-repeated',
        message: `The place ${sequence} in the order of this partner’s releases is past: another one was applied there.`,
        remedy:
          'Nothing is applied twice. The sender’s node finds out by itself how far this one is and goes on from there.',
        status: 409,
      });
    case 'out-of-order':
      throw new ForelandError({
        code: 'release-out-of-order',
        message: `Release ${sequence} follows another release than the one that was applied here last.`,
        remedy:
          'The sender gave it up, or one of the nodes was restored from a backup. The sender’s node finds out and goes on.',
        status: 409,
      });
  }
}

function requireSame(theirs: Holding, ours: Holding): void {
  if (theirs.digest === ours.digest) return;
  throw new ForelandError({
    code: 'release-disagrees',
    message: `By the sender this node would hold ${theirs.pairs} statements of it; it would hold ${ours.pairs}.`,
    remedy: 'Nothing was changed. Bring both nodes to the same version and begin anew.',
    status: 409,
  });
}
