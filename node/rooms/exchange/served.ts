import { ForelandError } from '@foreland/model';
import type { Partner } from '@foreland/model';
import type { Context } from '../../context.ts';

/** @throws ForelandError `partner-not-served` where nothing can be sent to the recipient */
export async function requireServed({ exchange }: Context, recipient: Partner): Promise<void> {
  await exchange.directory.refresh();
  if (exchange.directory.served().includes(recipient)) return;
  throw new ForelandError({
    code: 'partner-not-served',
    message: `Nothing can be sent to ${recipient}: there is no confirmed card of its node, or it is suspended.`,
    remedy: 'Confirm the card of the partner’s node, or choose another recipient.',
    status: 409,
  });
}
