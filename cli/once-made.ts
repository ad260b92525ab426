import { setTimeout as sleep } from 'node:timers/promises';
import { isForelandError } from '@foreland/model/errors';
import type { Client } from './client.ts';

const PATIENCE_MILLISECONDS = 500;

/** What a node answers while it makes what a question is answered from. */
const COMPUTING: ReadonlySet<string> = new Set(['network-computing', 'supply-computing']);

/**
 * Asks again until the network or the supply of the caller’s view is made of what is there now. Each question waits by
 * itself: what is not asked for is not read, and is not in the audit log. For questions only: what changes something might
 * be done twice.
 */
export async function onceMade<Answer extends object>(
  { signal }: Pick<Client, 'signal'>,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    const answer = await ask().catch(computing);
    if (answer && !('computing' in answer && answer.computing === true)) return answer;
    await sleep(PATIENCE_MILLISECONDS, undefined, signal ? { signal } : {});
  }
}

function computing(error: unknown): undefined {
  if (isForelandError(error) && COMPUTING.has(error.code)) return undefined;
  throw error;
}
