import { readRelease } from '@foreland/formats';
import type { ReleasePart } from '@foreland/formats';
import { ForelandError, mayHold } from '@foreland/model';
import type { Label, Level, Partner, StatementDraft, View } from '@foreland/model';
import type { Receiver } from '@foreland/store';
import { RELEASE } from './kinds.ts';
import type { Applied, Message, PackageKind } from './message.ts';

export interface ReleaseReceptionParts {
  readonly partner: Partner;
  /** This node as its own partner sees it: decides what counts as known. */
  readonly view: () => Promise<View>;
  /** Up to which level this node may hold data. */
  readonly clearance: Level;
  /** Called once a release is kept. */
  readonly after: () => void;
}

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
  { manifest, content }: Message,
): Promise<Applied> {
  const from = manifest.sender;
  const view = await parts.view();
  const counts: Counts = { contributions: 0, accepted: 0, known: 0, retracted: 0, withdrawn: 0 };
  const records = new Set<string>();
  let sequence: number | undefined;
  for await (const part of readRelease(content(), { from, to: parts.partner })) {
    switch (part.type) {
      case 'begin':
        sequence = part.sequence;
        requireNext(sequence, await receiver.lastSequence());
        break;
      case 'retract':
        for (const record of await receiver.retract(part)) records.add(record);
        counts.retracted += 1;
        break;
      case 'withdraw': {
        const gone = await receiver.withdraw(part.statements, WITHDRAWN);
        for (const { record } of gone) records.add(record);
        counts.withdrawn += gone.length;
        break;
      }
      case 'contribution': {
        requireOwn(part, from);
        const checked = checkedBatches(part.batches, parts, from, records);
        const done = await receiver.contribute(part.contribution, checked, view, manifest.id);
        counts.contributions += 1;
        counts.accepted += done.accepted;
        counts.known += done.known;
        break;
      }
    }
  }
  return { applied: { ...counts }, records: [...records], ...(sequence !== undefined && { sequence }) };
}

const WITHDRAWN = 'Withdrawn by the partner who gave it';

/** What an originator says of itself; what others said is theirs to give. */
function requireOwn({ contribution }: Extract<ReleasePart, { type: 'contribution' }>, from: Partner): void {
  if (contribution.partner === from) return;
  throw new ForelandError({
    code: 'release-of-another',
    message: `The package gives a contribution of ${contribution.partner} which is not the sender’s to give.`,
    remedy: `Ask ${contribution.partner} to release it.`,
    status: 403,
  });
}

async function* checkedBatches(
  batches: AsyncIterable<readonly StatementDraft[]>,
  { partner, clearance }: ReleaseReceptionParts,
  from: Partner,
  records: Set<string>,
): AsyncGenerator<readonly StatementDraft[]> {
  const allowed = new Set<Label>();
  for await (const batch of batches) {
    for (const { record, label } of batch) {
      records.add(record);
      if (allowed.has(label)) continue;
      requireForUs(label, { partner, clearance, from });
      allowed.add(label);
    }
    yield batch;
  }
}

/** A label must let this node hold the statement, and must speak for the sender alone. */
function requireForUs(
  label: Label,
  us: { readonly partner: Partner; readonly clearance: Level; readonly from: Partner },
): void {
  if (label.originators.length !== 1 || label.originators[0] !== us.from) {
    throw new ForelandError({
      code: 'release-originator',
      message: 'A statement in the package names other originators than its sender.',
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

function requireNext(sequence: number, last: number): void {
  if (sequence === last + 1) return;
  if (sequence > last) {
    throw new ForelandError({
      code: 'release-too-early',
      message: `Release ${sequence} came before release ${last + 1}.`,
      remedy: 'It is tried again by itself; where packages travel as files, import the earlier ones first.',
      status: 425,
    });
  }
  throw new ForelandError({
    code: 'release-repeated',
    message: `Release ${sequence} of this partner was applied before, as another package.`,
    remedy: 'Ask the sender to look at its outbox; nothing is applied twice.',
    status: 409,
  });
}
