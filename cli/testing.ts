import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Readable } from 'node:stream';
import { buildProgram } from './program.ts';
import { Shell } from './shell.ts';
import type { Terminal } from './terminal.ts';

/** The program that `foreland` starts. */
export const COMMAND = join(import.meta.dirname, 'foreland.mjs');

/** Where tests keep compiled code, instead of the folder of the person who runs them. */
export const COMPILED = join(import.meta.dirname, '../node_modules/.cache/foreland-compiled');

/** What a command did, as whoever ran it sees it. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
  readonly errors: string;
  /** Standard output as JSON. */
  json<T>(): T;
}

/** The command as people run it: a process of its own. */
export interface TestCommand {
  run(argv: readonly string[], input?: string): Promise<Outcome>;
  /** The process while it runs, and what it did. */
  begin(argv: readonly string[], input?: string): { child: ChildProcess; outcome: Promise<Outcome> };
}

/**
 * @param environment what the command finds in its environment besides ours, such as `FORELAND_NODE`
 * @param options where it is run, and by which Node
 */
export function testCommand(
  environment: NodeJS.ProcessEnv,
  { cwd, program = process.execPath }: { readonly cwd?: string; readonly program?: string } = {},
): TestCommand {
  const begin: TestCommand['begin'] = (argv, input = '') => {
    const child = spawn(program, [COMMAND, ...argv], {
      cwd,
      env: { NODE_COMPILE_CACHE: COMPILED, ...process.env, ...environment },
      stdio: 'pipe',
    });
    child.stdin.on('error', () => undefined).end(input);
    const ended = new Promise<number>((resolve) => child.once('close', (code) => resolve(code ?? -1)));
    const outcome = Promise.all([ended, textOf(child.stdout), textOf(child.stderr)]).then((all) =>
      outcomeOf(...all),
    );
    return { child, outcome };
  };
  return { begin, run: (argv, input) => begin(argv, input).outcome };
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
      return outcomeOf(code, outputText, errorText);
    },
  };
}

function outcomeOf(code: number, output: string, errors: string): Outcome {
  return { code, output, errors, json: <T>() => JSON.parse(output) as T };
}

async function textOf(stream: Readable): Promise<string> {
  let text = '';
  for await (const piece of stream.setEncoding('utf8')) text += String(piece);
  return text;
}
