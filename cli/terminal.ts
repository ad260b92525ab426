import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal. */
export type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number };
export type Input = Readable & { readonly isTTY?: boolean; setRawMode?(on: boolean): unknown };

/** Where the command reads, writes and keeps things. The only place of the command line that reads the environment. */
export interface Terminal {
  readonly input: Input;
  readonly output: Output;
  readonly errors: Output;
  /** Address of the node where none is given. */
  readonly defaultNode: string;
  /** Folder of the user's own settings (XDG Base Directory Specification). */
  readonly configFolder: string;
  /** See https://no-color.org. */
  readonly colour: boolean;
}

export function processTerminal(): Terminal {
  const { env, stdin, stdout, stderr } = process;
  const base = env['XDG_CONFIG_HOME']?.startsWith('/') ? env['XDG_CONFIG_HOME'] : join(homedir(), '.config');
  return {
    input: stdin,
    output: stdout,
    errors: stderr,
    defaultNode: env['FORELAND_NODE']?.trim() || `http://127.0.0.1:${env['FORELAND_PORT']?.trim() || 4000}`,
    configFolder: join(base, 'foreland'),
    colour: (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb',
  };
}
