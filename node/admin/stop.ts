import { ForelandError } from '@foreland/model';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRunningNode } from '../running.ts';

export interface StopResult {
  readonly origin: string;
  readonly pid: number;
}

const PATIENCE_MILLISECONDS = 30_000;
const PAUSE_MILLISECONDS = 50;

/**
 * Asks the node that runs in a folder to end, and waits until it has.
 * @throws ForelandError `node-not-running`, `node-does-not-stop`.
 */
export async function stopNode(home: string): Promise<StopResult> {
  const note = await findRunningNode(home);
  // A node that was killed leaves its note, and its process number may be another program's by now.
  if (!note || !(await answers(note.listening))) {
    throw new ForelandError({
      code: 'node-not-running',
      message: `No node runs in ${home}.`,
      remedy: 'Set FORELAND_HOME as it was when the node was started.',
      status: 409,
    });
  }
  const { origin, pid } = note;
  process.kill(pid, 'SIGTERM');
  for (let waited = 0; isAlive(pid); waited += PAUSE_MILLISECONDS) {
    if (waited >= PATIENCE_MILLISECONDS) {
      throw new ForelandError({
        code: 'node-does-not-stop',
        message: `The node at ${origin} (process ${pid}) has not ended within ${PATIENCE_MILLISECONDS / 1000} seconds.`,
        remedy: 'Look into its log, wait, or end the process; the next start repairs what was under way.',
        status: 500,
      });
    }
    await sleep(PAUSE_MILLISECONDS);
  }
  return { origin, pid };
}

async function answers(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/health`, { signal: AbortSignal.timeout(5000) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
