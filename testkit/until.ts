import { setTimeout as sleep } from 'node:timers/promises';
import { TestRunner } from 'vitest';

const PAUSE_MILLISECONDS = 20;

/**
 * Looks at something again and again until it is so, where nothing tells when that happens. Only the time of the test, or of
 * the hook, ends the wait: a busy machine makes it longer and fails nothing.
 * @param what is waited for, as a sentence after “until”; told where the time of the test is over
 * @param look finds nothing while it is `undefined` or false
 * @returns what was found
 */
export async function until<T>(
  what: string | (() => Promise<string>),
  look: () => T | Promise<T>,
): Promise<Exclude<T, false | undefined>> {
  const signal = TestRunner.getCurrentTest()?.context.signal;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found as Exclude<T, false | undefined>;
    if (signal?.aborted) {
      const told = typeof what === 'string' ? what : await what();
      process.stderr.write(`The time of the test was over while it waited until ${told}\n`);
      signal.throwIfAborted();
    }
    await sleep(PAUSE_MILLISECONDS);
  }
}
