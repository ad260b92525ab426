import type { Command } from 'commander';
import { originOf } from './address.ts';
import { Client } from './client.ts';
import { Progress } from './progress.ts';
import { pageOf } from './render/style.ts';
import type { Page } from './render/style.ts';
import { oneLine } from './render/text.ts';
import type { Output, Terminal } from './terminal.ts';
import { Tokens } from './tokens.ts';

export interface GlobalOptions {
  readonly node?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** One run of a command: whom it talks to, and where what it says goes. */
export class Invocation {
  readonly terminal: Terminal;
  readonly options: GlobalOptions;
  readonly signal: AbortSignal;
  readonly tokens: Tokens;
  /** Where answers are shown. */
  readonly page: Page;
  /** Where notes, progress and problems are shown. */
  readonly notes: Page;

  constructor(terminal: Terminal, options: GlobalOptions, signal: AbortSignal) {
    this.terminal = terminal;
    this.options = options;
    this.signal = signal;
    this.tokens = new Tokens(terminal.configFolder);
    this.page = pageOf(terminal.output, terminal.colour);
    this.notes = pageOf(terminal.errors, terminal.colour);
  }

  static of(terminal: Terminal, command: Command, signal: AbortSignal): Invocation {
    return new Invocation(terminal, command.optsWithGlobals<GlobalOptions>(), signal);
  }

  get json(): boolean {
    return this.options.json === true;
  }

  get origin(): string {
    return originOf(this.options.node ?? this.terminal.defaultNode);
  }

  /** A caller who is not signed in. */
  stranger(): Client {
    return this.#clientAt(this.origin);
  }

  /** The person who signed in at this node before; where nobody did, the node says so. */
  async client(): Promise<Client> {
    const { origin } = this;
    const kept = await this.tokens.find(origin);
    return this.#clientAt(origin, kept?.token);
  }

  #clientAt(origin: string, token?: string): Client {
    return new Client({
      origin,
      token,
      signal: this.signal,
      onPause: (seconds) => this.note(`The node asks to go on more slowly; waiting ${seconds} seconds.`),
    });
  }

  /** The one answer on standard output: as JSON, or as lines for people. */
  answer(value: unknown, lines: () => readonly string[]): void {
    const text = this.json ? JSON.stringify(value, undefined, 2) : lines().join('\n');
    if (text !== '') this.terminal.output.write(`${text}\n`);
  }

  /** Something to know beside the answer, on standard error. */
  note(text: string): void {
    if (this.options.quiet !== true) this.terminal.errors.write(`${oneLine(text)}\n`);
  }

  progress(): Progress {
    const silent: Output | undefined = this.options.quiet === true ? undefined : this.terminal.errors;
    return new Progress(silent, this.notes);
  }
}
