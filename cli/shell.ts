import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { EXIT, exitCodeOf, wrongUsage } from './exit.ts';
import type { CommandError } from './exit.ts';
import { interruptible } from './interrupt.ts';
import { Invocation } from './invocation.ts';
import { problemDocument, problemLines } from './problem.ts';
import { pageOf } from './render/style.ts';
import type { Terminal } from './terminal.ts';

/** Runs the work of commands and turns whatever comes of it into words and an exit code. */
export class Shell {
  readonly terminal: Terminal;
  /** Was JSON asked for? Known from the first, so that faults in the command line itself are told in it too. */
  json = false;
  #exitCode: number = EXIT.ok;

  constructor(terminal: Terminal) {
    this.terminal = terminal;
  }

  /** Work that talks to a node. What it returns is the exit code; nothing means that all is well. */
  async run(command: Command, work: (invocation: Invocation) => Promise<number | void>): Promise<void> {
    this.#exitCode =
      (await interruptible((signal) => work(Invocation.of(this.terminal, command, signal)))) ?? EXIT.ok;
  }

  /** Work of another program, which handles signals itself. */
  async leave(exitCode: Promise<number>): Promise<void> {
    this.#exitCode = await exitCode;
  }

  /** @returns the exit code of the command line. */
  async execute(program: Command, argv: readonly string[]): Promise<number> {
    const end = argv.indexOf('--');
    this.json = argv.slice(0, end === -1 ? argv.length : end).includes('--json');
    try {
      await program.parseAsync([...argv], { from: 'user' });
      return this.#exitCode;
    } catch (error) {
      // Help that was asked for is no error, and commander has already said everything else to people.
      if (error instanceof CommanderError) {
        if (error.exitCode === 0) return EXIT.ok;
        if (this.json) this.#explain(usageOf(error));
        return EXIT.usage;
      }
      this.#explain(error);
      return exitCodeOf(error);
    }
  }

  #explain(error: unknown): void {
    const { errors, colour } = this.terminal;
    const text = this.json
      ? JSON.stringify(problemDocument(error))
      : problemLines(pageOf(errors, colour), error).join('\n');
    errors.write(`${text}\n`);
  }
}

/** What commander found wrong; a command that is incomplete makes it print help, without words of its own. */
function usageOf({ code, message }: CommanderError): CommandError {
  return wrongUsage(
    code === 'commander.help' ? 'The command is not complete.' : message.replace(/^error: /, ''),
    'See --help for how it is written.',
  );
}
