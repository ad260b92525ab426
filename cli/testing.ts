import { PassThrough } from 'node:stream';
import { buildProgram } from './program.ts';
import { Shell } from './shell.ts';
import type { Terminal } from './terminal.ts';

/** What a command did, as whoever ran it sees it. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
  /** Standard output as JSON. */
  json<T>(): T;
}

export interface TestShell {
  /** Runs a command line, with what is typed or piped in. */
  run(argv: readonly string[], input?: string): Promise<Outcome>;
}

/** A command line with streams of its own instead of a terminal. */
export function testShell(options: { readonly node: string; readonly configFolder: string }): TestShell {
  return {
    async run(argv, input = '') {
      const output = new PassThrough();
      const errors = new PassThrough();
      const terminal: Terminal = {
        input: PassThrough.from([input]),
        output,
        errors,
        defaultNode: options.node,
        configFolder: options.configFolder,
        colour: true,
      };
      const shell = new Shell(terminal);
      const texts = Promise.all([textOf(output), textOf(errors)]);
      const code = await shell.execute(buildProgram(shell, '0.0.0'), argv);
      output.end();
      errors.end();
      const [outputText, errorText] = await texts;
      return { code, output: outputText, errors: errorText, json: <T>() => JSON.parse(outputText) as T };
    },
  };
}

async function textOf(stream: PassThrough): Promise<string> {
  let text = '';
  for await (const piece of stream.setEncoding('utf8')) text += String(piece);
  return text;
}
