import type { RunningNode } from '@foreland/node';

/** Brings partners in line, and lets everything that waits try again now: waiting times are for people. */
export async function bringInLine({ context }: RunningNode): Promise<boolean> {
  const { exchange, store } = context;
  const isInLine = await exchange.upkeep.pass();
  await store.pool.query(
    `UPDATE outgoing_package SET next_attempt_at = '2000-01-01' WHERE state = 'waiting'`,
  );
  exchange.outbox.kick();
  return isInLine;
}
