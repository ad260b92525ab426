import { ForelandError } from '@foreland/model/errors';
import type { Refusal } from '@foreland/model/errors';

/** How the command ends. Scripts rely on these numbers; `foreland --help` lists them. */
export const EXIT = Object.freeze({
  ok: 0,
  /** The node refused or the work failed; standard error says why. */
  refused: 1,
  /** The command was written wrongly. */
  usage: 2,
  /** Nobody is signed in, or the session has ended. */
  signedOut: 3,
  /** No node answers at the address. */
  unreachable: 4,
  /** Stopped by Ctrl-C or a signal, as shells count it: 128 + SIGINT. */
  interrupted: 130,
});

/** A refusal that ends the command with its own exit code. */
export class CommandError extends ForelandError {
  readonly exitCode: number;
  /** Every fault, where the node named several. */
  readonly errors: readonly Refusal[];

  constructor(
    exitCode: number,
    refusal: Refusal & { readonly cause?: unknown; readonly errors?: readonly Refusal[] },
  ) {
    super(refusal);
    this.name = 'CommandError';
    this.exitCode = exitCode;
    this.errors = refusal.errors ?? [];
  }
}

export function wrongUsage(message: string, remedy: string, errors: readonly Refusal[] = []): CommandError {
  return new CommandError(EXIT.usage, { code: 'usage', message, remedy, errors });
}

/** Exit code for anything that was thrown. */
export function exitCodeOf(error: unknown): number {
  return error instanceof CommandError ? error.exitCode : EXIT.refused;
}
