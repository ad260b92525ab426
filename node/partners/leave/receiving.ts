import { readLeaveContent } from '@foreland/formats';
import { ForelandError, PARTNERS, PURPOSES, parseLeaveScope } from '@foreland/model';
import type { Partner } from '@foreland/model';
import { readLeave } from '@foreland/sealing/leave';
import { findLeave, insertLeave, keepList, noteRefused } from '@foreland/store/platform';
import { z } from 'zod';
import type { PartnerDirectory } from '../directory.ts';
import { LEAVE, LEAVE_REFUSAL, LEAVE_REQUEST } from '../kinds.ts';
import { Uuid } from '../letter.ts';
import type { Message, PackageKind } from '../message.ts';
import { textOf } from '../own-card.ts';
import { keepNewest } from './newest.ts';
import { checkLeave } from './verify.ts';

const LONGEST_REQUEST = 262_144;

const RequestContent = z
  .object({
    id: Uuid,
    originator: z.enum(PARTNERS),
    recipient: z.enum(PARTNERS),
    scope: z.string().max(200_000),
    purpose: z.enum(PURPOSES),
    until: z.iso.date(),
    legalBasis: z.string().min(1).max(500),
    note: z.string().min(1).max(2000),
  })
  .strict();
const RefusalContent = z.object({ id: Uuid, reason: z.string().max(2000) }).strict();

/** What packages about leave mean at this node. */
export function leaveKinds({
  partner,
  directory: known,
  changed,
}: {
  readonly partner: Partner;
  readonly directory: PartnerDirectory;
  /** Called when it may have changed what partners are to hold. */
  readonly changed: () => void;
}): readonly PackageKind[] {
  return [
    {
      kind: LEAVE_REQUEST,
      async apply(receiver, message) {
        const content = await parsed(message, RequestContent);
        const { sender } = message.manifest;
        const scope = parseLeaveScope(content.scope);
        if (!scope) throw malformed();
        if (content.originator !== partner || content.recipient === sender || content.recipient === partner)
          throw foreign();
        await insertLeave(receiver.platform, partner, {
          ...content,
          scope,
          holder: sender,
          state: 'asked',
          asked: true,
          createdBy: `node of ${sender}`,
          createdAt: message.receivedAt.toISOString(),
          proposedBy: undefined,
        });
        return { applied: { leaves: 1 }, records: [] };
      },
    },
    {
      kind: LEAVE,
      apply: async (receiver, message) => {
        const part = await readLeaveContent(message.content());
        const { originator, holder, recipient } = readLeave(part.signed);
        if (originator !== message.manifest.sender || (holder !== partner && recipient !== partner))
          throw foreign();
        const directory = await known.refresh();
        const { leave } = await checkLeave(part, {
          directory,
          now: message.receivedAt,
          holder,
          recipient,
        });
        const isNewer = await keepNewest(receiver.platform, partner, leave);
        if (isNewer && holder === partner) await keepList(receiver.platform, partner, leave, part.list);
        return { applied: { leaves: isNewer ? 1 : 0, statements: leave.statements }, records: [] };
      },
      after: changed,
    },
    {
      kind: LEAVE_REFUSAL,
      async apply(receiver, message) {
        const { id, reason } = await parsed(message, RefusalContent);
        const kept = await findLeave(receiver.platform, partner, id);
        if (kept?.originator !== message.manifest.sender || kept.holder !== partner) throw foreign();
        const at = message.receivedAt.toISOString();
        const isNews = await noteRefused(receiver.platform, partner, id, { reason, at });
        return { applied: { leaves: isNews ? 1 : 0 }, records: [] };
      },
    },
  ];
}

async function parsed<T extends z.ZodType>({ content }: Message, shape: T): Promise<z.output<T>> {
  const text = await textOf(content(), LONGEST_REQUEST);
  try {
    return shape.parse(JSON.parse(text));
  } catch (cause) {
    throw malformed(cause);
  }
}

function malformed(cause?: unknown): ForelandError {
  return new ForelandError({
    code: 'leave-malformed',
    message: 'The content of the package is not about leave in a form that this node knows.',
    remedy: 'Bring both nodes to the same version.',
    cause,
  });
}

function foreign(): ForelandError {
  return new ForelandError({
    code: 'leave-foreign',
    message: 'The sender is not the partner who may say this of this leave.',
    remedy: 'Tell the sender; nothing of it was kept.',
    status: 403,
  });
}
