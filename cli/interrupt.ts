import { CommandError, EXIT } from './exit.ts';

export function interrupted(): CommandError {
  return new CommandError(EXIT.interrupted, {
    code: 'interrupted',
    message: 'Interrupted.',
    remedy: 'Run the command again to go on.',
  });
}

/** Runs work that the first Ctrl-C or signal to end stops in an orderly way; a second one ends the process at once. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  const onSignal = (): void => {
    if (abort.signal.aborted) process.exit(EXIT.interrupted);
    abort.abort(interrupted());
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  try {
    return await work(abort.signal);
  } catch (error) {
    // Whatever was waited for then fails in its own words; that it was interrupted is what counts.
    if (!(error instanceof CommandError)) abort.signal.throwIfAborted();
    throw error;
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
  }
}
