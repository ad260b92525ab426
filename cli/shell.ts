import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { EXIT, exitCodeOf } from './exit.ts';
import { interruptible } from './interrupt.ts';
import { Invocation } from './invocation.ts';
import { problemDocument, problemLines } from './problem.ts';
import { pageOf } from './render/style.ts';
import type { Terminal } from './terminal.ts';

/** Runs the work of commands and turns whatever comes of it into words and an exit code. */
export class Shell {
  readonly terminal: Terminal;
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
    try {
      await program.parseAsync([...argv], { from: 'user' });
      return this.#exitCode;
    } catch (error) {
      // Help that was asked for is no error, and commander has already said everything else.
      if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
      this.#explain(error, program.opts<{ json?: boolean }>().json === true);
      return exitCodeOf(error);
    }
  }

  #explain(error: unknown, json: boolean): void {
    const { errors, colour } = this.terminal;
    const text = json
      ? JSON.stringify(problemDocument(error))
      : problemLines(pageOf(errors, colour), error).join('\n');
    errors.write(`${text}\n`);
  }
}
