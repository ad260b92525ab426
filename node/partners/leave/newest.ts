import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { SignedLeave } from '@foreland/sealing/leave';
import { findLeave, keepSigned } from '@foreland/store/platform';
import type { ClientBase } from 'pg';

/**
 * Remembers what an originator signed, at the node that receives it or passes on under it.
 * @returns whether it is newer than what is known
 * @throws ForelandError `leave-foreign` where the id is that of another leave
 */
export async function keepNewest(client: ClientBase, partner: Partner, leave: SignedLeave): Promise<boolean> {
  const { id, originator, holder, recipient, scope, purpose, until, edition, ended, signedAt, text } = leave;
  const kept = await findLeave(client, partner, id);
  if (kept && (kept.originator !== originator || kept.holder !== holder || kept.recipient !== recipient))
    throw foreign();
  return keepSigned(client, partner, {
    id,
    originator,
    holder,
    recipient,
    scope,
    purpose,
    until,
    edition,
    ended,
    signedAt,
    signed: text,
  });
}

/**
 * A package may not come under less than the newest that this node has seen: the originator may have narrowed or ended it since.
 * @throws ForelandError `leave-outdated`, `leave-foreign`
 */
export async function requireNewest(client: ClientBase, partner: Partner, leave: SignedLeave): Promise<void> {
  if (await keepNewest(client, partner, leave)) return;
  const kept = await findLeave(client, partner, leave.id);
  if (kept?.signed === leave.text) return;
  throw new ForelandError({
    code: 'leave-outdated',
    message: `${leave.originator} has signed a newer edition of this leave (${kept?.edition ?? 0}) than the one in the package (${leave.edition}).`,
    remedy: 'The sender’s node sends what the newer one covers by itself.',
    status: 403,
  });
}

function foreign(): ForelandError {
  return new ForelandError({
    code: 'leave-foreign',
    message: 'The leave has the id of another one, between other partners.',
    remedy: 'Tell the sender; nothing of the package was kept.',
    status: 403,
  });
}
